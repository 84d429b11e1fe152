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
            ";\\s|,\\s(?=(?:this|these|it|they) (?:is|are|was|were) )|\\s[–—-]\\s|\\.\\s|,\\s(?=(?:which|who|where|when|and|but|so|with|including|from|for|as|while|by|such|or|to)(?![\\p{L}\\p{N}_]))|\\s\\(");
    private static final Pattern JOINT = Pattern.compile(
            ",\\s|\\s(?=(?:and|to|for|with|which|who|that|while|where|including|(?<!ed |up |de |wn |de )by|from|through|in|on|at|as|so|or|because|via|using|when)\\s)");
    private static final Set<String> RELATIVE =
            Set.of("who", "which", "that", "what", "where", "when", "while", "if", "because", "whether", "how");
    private static final Set<String> DANGLING =
            Set.of(("a an the of and or to for with in by our your at on from is are was were be been "
                            + "has have had may it they what how its their his her as that which who both we you can will not including include includes using specifies namely such named called known explains describes designed located seen"
                            + " based contingent dependent according due related originally currently formerly mainly also only")
                    .split(" ", -1));

    /** Without these a clause has no verb any more. */
    private static final Set<String> VERBS =
            Set.of("is", "are", "was", "were", "be", "been", "has", "have", "had", "can", "will", "may");

    /** What goes on a list: a last item, or one more and then the last. */
    private static final Pattern GOES_ON = Pattern.compile(
            "^(?:,? (?:and|or) |, (?!which|who|where|when|while|including|such|so|but)[^,.;]{2,40}+,? (?:and|or) )");

    private static final Pattern LAST_ITEM =
            Pattern.compile(", ((?!which|who|where|when|while|including|such|and |or )[^,;:]{3,45})$");
    private static final int WORDS_OF_AN_ITEM = 5;

    private static final Pattern AND = Pattern.compile("^,? (?:and|or) ");

    /** A clause of its own after the conjunction; a bare noun or verb there belongs to what is before it. */
    private static final Pattern AND_CLAUSE = Pattern.compile(
            "(?i)^,? (?:and|or) (?:the|a|an|we|our|you|your|i|he|she|it|its|they|their|this|that|these|those|is|are|was|were|has|have|had|can|will|may"
                    + "|how|what|where|when|who|why|to|in|on|at|for|with|by|from|then|also|not)(?!\\p{L})");

    /** What an infinitive completes: {@code ways to …}, {@code able to …}. */
    private static final Pattern OPEN = Pattern.compile(
            "(?i)(?<!\\p{L})(?:ways?|ability|power|opportunit(?:y|ies)|right|need|plans?|decision|efforts?|time|chance|order|able|likely|aims?|wants?|helps?|allows?"
                    + "|fundamental|key|essential|important|central|similar|committed|understand)$");

    /** What says something of all that is before it. */
    private static final Pattern PREDICATE =
            Pattern.compile("^, (?:is|are|was|were|has|have|had|can|could|will|would|may|must|should)(?!\\p{L})");

    /** A quoted word behind an article goes with a noun that follows. */
    private static final Pattern QUOTED = Pattern.compile("(?i) (?:an?|the) [‘“'\"][\\p{L}-]+[’”'\"]$");

    private static final Pattern PARTICIPLE = Pattern.compile("(?:ed|en|wn|nd|ht|lt|pt|de|un|ne|ld|ng|id)$");

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
            String rest = text.substring(matcher.start());
            String listed = listed(kept, rest);
            boolean whole = !listed.equals(kept) || !belongsTogether(kept, rest);
            if (matcher.start() >= from && !kept.isEmpty() && balanced(kept) && whole) {
                found = listed;
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean belongsTogether(String kept, String rest) {
        return PREDICATE.matcher(rest).find()
                || QUOTED.matcher(kept).find()
                || (rest.startsWith(" to ") && OPEN.matcher(kept).find())
                || (rest.startsWith(" by ") && PARTICIPLE.matcher(kept).find())
                || (AND.matcher(rest).find() && !AND_CLAUSE.matcher(rest).find());
    }

    /** With a conjunction before what is the last item now, when a list is cut: {@code boats, ropes} is {@code boats and ropes}. */
    private static String listed(String kept, String rest) {
        Matcher last = LAST_ITEM.matcher(kept);
        if (!GOES_ON.matcher(rest).find() || !last.find()) {
            return kept;
        }
        String item = last.group(1);
        boolean name = Character.isUpperCase(item.charAt(0));
        boolean afterName = Character.isUpperCase(kept.charAt(kept.lastIndexOf(' ', last.start() - 1) + 1));
        boolean fits = item.split(" ", -1).length <= WORDS_OF_AN_ITEM && (!name || afterName);
        return fits ? kept.substring(0, last.start()) + " and " + item : kept;
    }

    /** Without words at the end that only lead to others, and without a clause that has just started; empty when its verb goes with them. */
    private static String undangled(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split(" ", -1)));
        for (int back = 3; back > 0; back--) {
            int at = words.size() - back;
            if (at > 0 && RELATIVE.contains(words.get(at).toLowerCase(Locale.ROOT))) {
                words = words.subList(0, at);
            }
        }
        boolean verb = true;
        while (words.size() > 1 && DANGLING.contains(words.get(words.size() - 1).toLowerCase(Locale.ROOT))) {
            verb &= !VERBS.contains(words.get(words.size() - 1).toLowerCase(Locale.ROOT));
            words = words.subList(0, words.size() - 1);
        }
        return verb ? String.join(" ", words) : "";
    }

    private static boolean balanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                        == text.chars().filter(c -> c == ')').count()
                && text.chars().filter(c -> c == '“').count()
                        == text.chars().filter(c -> c == '”').count()
                && text.chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
