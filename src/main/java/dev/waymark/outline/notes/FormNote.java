package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Notes for an application form, whose text is mostly what one has to confirm. In English only. */
final class FormNote {

    private static final int LONGEST_FORM = 800;

    private static final Pattern NAME = Pattern.compile("(?i)(?<!\\p{L})(?:form|application)(?!\\p{L})");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)(?<!\\p{L})(?:i certify|signature|complete and return|answers are|complete this form|signed by)(?!\\p{L})");

    private static final Pattern DEADLINE = Pattern.compile(
            "(?i)(?<!\\p{L})(?:applications?|forms?|submit\\w*|apply)(?!\\p{L})[^.\\n]{0,80}?(?<!\\p{L})(?<how>before|by|prior to|no later than) (?:the )?"
                    + "(?<day>\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: 20\\d\\d)?)");

    private static final Pattern CONDITIONS = Pattern.compile("(?i)(?<!\\p{L})(?:guidance notes|you must)(?!\\p{L})");
    private static final Pattern ATTACH =
            Pattern.compile("(?i)(?<!\\p{L})(?:please (?:attach|upload|enclose)|enclose)(?!\\p{L})");
    private static final Pattern SEND = Pattern.compile("(?i)(?<!\\p{L})(?:return|send)(?: it)? to(?!\\p{L})");

    private FormNote() {}

    /** The best first; none for a page that is no form. */
    static Stream<String> of(Page page, String name) {
        String text = page.markdown();
        boolean form = page.words() <= LONGEST_FORM
                && NAME.matcher(name).find()
                && ASKS.matcher(text).find();
        return form ? Stream.concat(deadline(text), Stream.of(parts(text))) : Stream.empty();
    }

    private static Stream<String> deadline(String text) {
        Matcher matcher = DEADLINE.matcher(text);
        if (!matcher.find()) {
            return Stream.empty();
        }
        String how = matcher.group("how").toLowerCase(Locale.ROOT);
        return Stream.of(
                "Application form; apply " + (how.equals("prior to") ? "before" : how) + " " + matcher.group("day"));
    }

    private static String parts(String text) {
        List<String> parts = new ArrayList<>();
        add(CONDITIONS, "its conditions", text, parts);
        add(ATTACH, "the documents to attach", text, parts);
        if (parts.size() < 2) {
            add(SEND, "where to send it", text, parts);
        }
        return parts.isEmpty()
                ? "Application form to complete"
                : "Application form, with " + String.join(" and ", parts);
    }

    private static void add(Pattern evidence, String part, String text, List<String> parts) {
        if (evidence.matcher(text).find()) {
            parts.add(part);
        }
    }
}
