package dev.waymark.outline.notes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English question as part of a list: {@code How do I apply?} is {@code How to apply}, {@code How much does it cost?} is
 * {@code How much it costs}. Only forms that need no knowledge of the verb are turned.
 */
final class IndirectQuestion {

    private static final String ASK = "(What|Who|Where|When|How(?: much| many| long| often)?|Which [\\p{L} ]{2,30}?)";

    /** {@code How do I book?}, {@code What should I bring?} */
    private static final Pattern READER =
            Pattern.compile(ASK + " (?:do|can|should|could|must) (?:I|you) ([^?]{2,60})\\?");

    /** {@code Which animals can you treat?} of the organisation, {@code When will we know?} */
    private static final Pattern MODAL = Pattern.compile(
            "(Which [\\p{L} ]{2,30}?|When|Where|How|What) (can|should|will|must|may) (you|we|they) ([^?]{2,60})\\?");

    private static final Pattern SINGULAR = Pattern.compile(
            ASK
                    + " does (it|this|the [\\p{L}]{2,20}) (cost|work|take|mean|happen|start|end|include|cover|need)( [^?]{1,40})?\\?");

    private static final Pattern PLURAL = Pattern.compile(ASK + " do (we|they) ([^?]{2,60})\\?");

    /** The question word is the subject, so that the order of words stays: {@code Who is responsible for this site?} */
    private static final Pattern SUBJECT = Pattern.compile(
            "((?:Who|What) (?:can|runs|pays for|makes|owns|looks after) [^?]{2,60}|(?:Who|What) (?:is|are) (?:\\p{Ll}+(?:ed|ible|able)|in|behind|on)(?: [^?]{2,50})?)\\?");

    private static final Pattern BEING = Pattern.compile(
            "(What|Who|Where) (is|are) ((?:the|a|an|our|your|\\p{Lu}[\\p{L}-]+) [^?]{2,50}|\\p{Lu}[\\p{L}-]{2,30})\\?");

    /** How to write each, with the groups of its pattern. */
    private record Form(Pattern pattern, String turned) {}

    private static final List<Form> FORMS = List.of(
            new Form(MODAL, "$1 $3 $2 $4"),
            new Form(READER, "$1 to $2"),
            new Form(SINGULAR, "$1 $2 $3s$4"),
            new Form(PLURAL, "$1 $2 $3"),
            new Form(SUBJECT, "$1"),
            new Form(BEING, "$1 $3 $2"));

    private IndirectQuestion() {}

    /** Empty when it is no question, or none that can be turned. */
    static Optional<String> of(String text) {
        return text.endsWith("?")
                ? FORMS.stream().flatMap(form -> turned(form, text).stream()).findFirst()
                : Optional.empty();
    }

    private static Optional<String> turned(Form form, String text) {
        Matcher question = form.pattern().matcher(text);
        return question.matches()
                ? Optional.of(question.replaceFirst(form.turned()).strip())
                : Optional.empty();
    }
}
