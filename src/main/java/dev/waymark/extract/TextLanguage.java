package dev.waymark.extract;

import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The language of a page, voted by what its commonest words say, by the folder that it is in and by what it declares. A template often
 * declares the language of the site's other half.
 */
public final class TextLanguage {

    private static final int MAX_CHARACTERS = 2_000;
    private static final int MAX_WORD = 8;
    private static final int MIN_HITS = 5;
    private static final int[] NONE = {};
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
    private static final List<String> CODES = List.copyOf(COMMON.keySet());
    private static final Map<String, int[]> LANGUAGES_OF = languagesOf();

    private TextLanguage() {}

    private static Map<String, int[]> languagesOf() {
        Map<String, int[]> languages = new HashMap<>();
        COMMON.forEach((language, words) -> {
            for (String word : words.split(" ", -1)) {
                int[] known = languages.getOrDefault(word, NONE);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = CODES.indexOf(language);
                languages.put(word, more);
            }
        });
        return languages;
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
    public static Optional<String> in(String text) {
        String start =
                text.substring(0, Math.min(text.length(), MAX_CHARACTERS)).toLowerCase(Locale.ROOT);
        int[] hits = new int[CODES.size()];
        int words = countWords(start, hits);
        int best = 0;
        int second = -1;
        for (int i = 1; i < hits.length; i++) {
            if (hits[i] > hits[best]) {
                second = best;
                best = i;
            } else if (second < 0 || hits[i] > hits[second]) {
                second = i;
            }
        }
        boolean clear = hits[best] >= Math.max(MIN_HITS, words / 7) && hits[best] >= 2 * hits[second];
        return clear ? Optional.of(CODES.get(best)) : Optional.empty();
    }

    private static int countWords(String text, int[] hits) {
        int words = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean within = i < text.length() && isOfWord(text.charAt(i));
            if (!within) {
                words += i > from ? 1 : 0;
                count(text, from, i, hits);
                from = i + 1;
            }
        }
        return words;
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || c == '\'' || (c > 127 && Character.isLetter(c));
    }

    private static void count(String text, int from, int to, int[] hits) {
        if (to > from && to - from <= MAX_WORD) {
            for (int language : LANGUAGES_OF.getOrDefault(text.substring(from, to), NONE)) {
                hits[language]++;
            }
        }
    }
}
