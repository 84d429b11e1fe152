package dev.waymark.describe;

import dev.waymark.deadline.Deadline;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a text says what a claim says, as far as code can tell: every number and every name of the claim is in the text, four
 * of five of its other words do, a fair part of them in one sentence, and that sentence denies what the claim denies.
 */
public final class Grounding {

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern IES = Pattern.compile("(?<=\\p{L}{2})ies$");
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:ing|ed|es|s|ly)$");
    private static final Pattern FINAL_E = Pattern.compile("(?<=\\p{L}{2})e$");
    private static final Pattern DOUBLED = Pattern.compile("([bdfgmnprt])\\1$");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['’.,:][\\p{L}\\p{N}]++)*+");
    private static final int SHORT = 3;
    private static final double ANCHORED = 0.4;

    /** Words that carry no claim of their own: an editor may add them. */
    private static final Set<String> NEUTRAL = Set.of(
            ("a an and are as at be been being both by can could each for from had has have he her his how if in including into is it its"
                            + " may more of on or other our out over own people she should so some such than that the their them then there these they"
                            + " this those through to under up use used uses using was we were what when where whether which while who whom whose why will with"
                            + " within would you your about across after all also any around before between but during every here just like many most"
                            + " offer offers offered provide provides explain explains cover covers list lists give gives set sets show shows"
                            + " tell tells run runs help helps make makes find describe describes include includes available")
                    .split(" ", -1));

    private static final Set<String> COUNTS = Set.of(
            ("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
                            + " million billion half third quarter twice double dozen")
                    .split(" ", -1));

    private static final Pattern DENIAL = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:not|no|never|nor|neither|cannot|without|except|excluding|excludes?|unless|unable|ineligible|\\p{L}{1,20}n['’]t)(?![\\p{L}\\p{N}_])");

    private final Set<String> words = new HashSet<>();
    private final List<Claim> sentences = new ArrayList<>();

    private Grounding() {}

    static Grounding in(String text) {
        Grounding grounding = new Grounding();
        text.lines()
                .flatMap(line -> Prose.sentences(line).stream())
                .map(Claim::of)
                .forEach(grounding::add);
        return grounding;
    }

    private void add(Claim sentence) {
        words.addAll(sentence.all());
        sentences.add(sentence);
    }

    boolean supports(String text) {
        Claim claim = Claim.of(text);
        return words.containsAll(claim.firm()) && knows(claim) && isAnchored(claim);
    }

    private boolean knows(Claim claim) {
        long unknown =
                claim.content().stream().filter(word -> !words.contains(word)).count();
        return unknown <= claim.content().size() / 5;
    }

    /** Whether a sentence that is as close to the claim as any denies what it denies. */
    private boolean isAnchored(Claim claim) {
        double most = sentences.stream().mapToDouble(claim::sharedWith).max().orElse(0);
        boolean close = claim.content().size() <= SHORT ? most == 1 : most >= ANCHORED;
        return close
                && sentences.stream()
                        .anyMatch(sentence ->
                                claim.sharedWith(sentence) >= 0.8 * most && sentence.denies() == claim.denies());
    }

    /**
     * The words of a sentence.
     *
     * @param all every word
     * @param firm numbers and names: what must stand in the evidence exactly
     * @param content the stems of the words that say something
     */
    private record Claim(Set<String> all, Set<String> firm, Set<String> content, boolean denies) {

        static Claim of(String text) {
            Deadline.check();
            Set<String> all = new HashSet<>();
            Set<String> firm = new HashSet<>();
            Set<String> content = new HashSet<>();
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                String plain = plain(word.group());
                all.add(plain);
                all.add(stem(plain));
                if (isNumber(plain)
                        || (word.start() > 0
                                && Character.isUpperCase(word.group().codePointAt(0)))) {
                    firm.add(plain);
                }
                if (plain.length() > 1 && !NEUTRAL.contains(plain)) {
                    content.add(stem(plain));
                }
            }
            return new Claim(all, firm, content, DENIAL.matcher(text).find());
        }

        /** The share of this claim's words that a sentence has, from 0 to 1. */
        double sharedWith(Claim sentence) {
            long shared = content.stream().filter(sentence.all::contains).count();
            return content.isEmpty() ? 0 : (double) shared / content.size();
        }
    }

    private static boolean isNumber(String word) {
        return COUNTS.contains(word) || word.chars().anyMatch(Character::isDigit);
    }

    private static String plain(String word) {
        String lower = POSSESSIVE
                .matcher(word.toLowerCase(Locale.ROOT))
                .replaceFirst("")
                .replace("’", "'");
        return lower.chars().anyMatch(Character::isDigit) ? lower.replace(",", "") : lower;
    }

    /** A word without its ending, so that {@code visits}, {@code visited} and {@code visiting} meet. */
    public static String stem(String word) {
        String stem = ENDING.matcher(IES.matcher(word).replaceFirst("y")).replaceFirst("");
        return DOUBLED.matcher(FINAL_E.matcher(stem).replaceFirst("")).replaceFirst("$1");
    }

    @Override
    public String toString() {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
