package dev.waymark.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence short where its grammar allows it. */
public final class Truncation {

    private static final Pattern ELLIPSIS = Pattern.compile("(?:…|\\.\\.\\.)$");

    /** A sentence that begins so says the main thing after its first comma: cut short, it says nothing. */
    private static final Pattern CONDITION = Pattern.compile(
            "^(?i:by|when|to|depending|as|if|in order|since|because|after|before|while|although|whether|through|with|once|until)(?![\\p{L}\\p{N}_])[^,]*,");

    private static final Pattern SEAM = Pattern.compile(
            ";\\s|\\s[–—-]\\s|\\.\\s|,\\s(?=(?:which|who|where|when|and|but|so|with|including|from|for|as|while|by|such|or|to)(?![\\p{L}\\p{N}_]))|\\s\\(");
    private static final Pattern JOINT = Pattern.compile(
            ",\\s|\\s(?=(?:and|to|for|with|which|who|that|while|where|including|(?<!ed |up |de |wn |de )by|from|through|in|on|at|as|so|or|because|via|using|when)\\s)");
    private static final Set<String> RELATIVE =
            Set.of("who", "which", "that", "what", "where", "when", "while", "if", "because", "whether", "how");
    private static final Set<String> DANGLING =
            Set.of(("a an the of and or to for with in by our your at on from is are was were be been "
                            + "has have had may it they what how its their his her as that which who both we you can will not including include includes using specifies namely such named called known explains describes designed located seen")
                    .split(" ", -1));

    private Truncation() {}

    /** The sentence, or as much of it as stands on its own within the length; empty when no cut leaves it whole. */
    public static Optional<String> toLength(String text, int longest, int shortest) {
        boolean torn = text.endsWith("…") || text.endsWith("...");
        String whole = ELLIPSIS.matcher(text).replaceFirst("");
        if (!torn && whole.length() <= longest) {
            return Optional.of(whole);
        }
        if (CONDITION.matcher(whole).find()) {
            return Optional.empty();
        }
        int end = Math.min(longest, whole.length() - (torn ? 1 : 0));
        return lastBefore(SEAM, whole, longest / 3, end)
                .or(() -> lastBefore(JOINT, whole, longest / 2, end))
                .or(() -> lastBefore(JOINT, whole, shortest, end))
                .filter(kept -> kept.length() >= shortest);
    }

    private static Optional<String> lastBefore(Pattern boundary, String text, int from, int to) {
        Matcher matcher = boundary.matcher(text);
        String found = null;
        while (matcher.find() && matcher.start() <= to) {
            String kept = undangled(text.substring(0, matcher.start()));
            if (matcher.start() >= from && balanced(kept)) {
                found = kept;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Without words at the end that only lead to others, and without a clause that has just started. */
    private static String undangled(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split(" ", -1)));
        for (int back = 3; back > 0; back--) {
            int at = words.size() - back;
            if (at > 0 && RELATIVE.contains(words.get(at).toLowerCase(Locale.ROOT))) {
                words = words.subList(0, at);
            }
        }
        while (words.size() > 1 && DANGLING.contains(words.get(words.size() - 1).toLowerCase(Locale.ROOT))) {
            words = words.subList(0, words.size() - 1);
        }
        return String.join(" ", words);
    }

    private static boolean balanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                        == text.chars().filter(c -> c == ')').count()
                && text.chars().filter(c -> c == '“').count()
                        == text.chars().filter(c -> c == '”').count()
                && text.chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
