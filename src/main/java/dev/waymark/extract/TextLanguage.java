package dev.waymark.extract;

import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language of a page, voted by what its commonest words say, by the folder that it is in and by what it declares. A template often
 * declares the language of the site's other half.
 */
final class TextLanguage {

    private static final int MAX_CHARACTERS = 4_000;
    private static final int MIN_HITS = 5;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['\u2019]\\p{L}+)?");
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("en", "the of and to is for with are our you from we this that be it by at or have your"),
            Map.entry(
                    "cy",
                    "y yn ar mae yr gan am ein gyda eich chi ni neu wedi bod gyfer hyn sydd nid oes ydym i a'r i'r yw rydym"),
            Map.entry(
                    "fr",
                    "le la les des et du une est pour dans avec nous vous sur qui aux par au ce sont votre notre"),
            Map.entry(
                    "de",
                    "der die und das ist mit f\u00fcr wir ein eine von den auf nicht zu im sie dem werden oder auch unsere"),
            Map.entry("es", "el los las del y una para con por que es en se nuestra nuestro al su como m\u00e1s"),
            Map.entry("it", "il di che e per una con del della gli sono nel dei alla non si \u00e8 nostra nostro le"),
            Map.entry("nl", "het een en van voor met wij op zijn niet aan dat ons de te bij onze naar of"),
            Map.entry("pt", "os as da do dos uma para com que n\u00e3o em \u00e9 n\u00f3s nosso nossa ao no na por"),
            Map.entry("ga", "an na agus t\u00e1 le go \u00e1r ag seo sa bhfuil n\u00ed ar n\u00f3 chun faoi"),
            Map.entry("gd", "an agus tha air ann airson leis nach ar chan aig seo bho gus"),
            Map.entry("pl", "w na do si\u0119 jest nie dla oraz z od przez nasz nasze jak lub po"));
    private static final Map<String, List<String>> LANGUAGES_OF = languagesOf();

    private TextLanguage() {}

    private static Map<String, List<String>> languagesOf() {
        Map<String, List<String>> languages = new HashMap<>();
        COMMON.forEach((language, words) -> {
            for (String word : words.split(" ", -1)) {
                languages.merge(word, List.of(language), TextLanguage::joined);
            }
        });
        return Map.copyOf(languages);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * The language tag of the page.
     *
     * @param declared what the page says, empty when it says nothing
     */
    static String of(String declared, Url url, String text) {
        Optional<String> spoken = in(text);
        if (spoken.isEmpty() || declared.equals(spoken.get()) || declared.startsWith(spoken.get() + "-")) {
            return declared;
        }
        boolean known = COMMON.containsKey(declared.split("-", 2)[0]);
        String folder = url.segments().isEmpty() ? "" : url.segments().get(0).toLowerCase(Locale.ROOT);
        return declared.isEmpty() || known || folder.equals(spoken.get()) ? spoken.get() : declared;
    }

    /** The language whose common words make up much of the text, and far more of it than those of any other. */
    static Optional<String> in(String text) {
        String start =
                text.substring(0, Math.min(text.length(), MAX_CHARACTERS)).toLowerCase(Locale.ROOT);
        Map<String, Integer> hits = new LinkedHashMap<>();
        List<String> words =
                WORD.matcher(start).results().map(MatchResult::group).toList();
        words.forEach(word -> LANGUAGES_OF
                .getOrDefault(word.replace('\u2019', '\''), List.of())
                .forEach(language -> hits.merge(language, 1, Integer::sum)));
        List<Map.Entry<String, Integer>> best = hits.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(2)
                .toList();
        if (best.isEmpty() || best.get(0).getValue() < Math.max(MIN_HITS, words.size() / 7)) {
            return Optional.empty();
        }
        boolean clear =
                best.size() == 1 || best.get(0).getValue() >= 2 * best.get(1).getValue();
        return clear ? Optional.of(best.get(0).getKey()) : Optional.empty();
    }
}
