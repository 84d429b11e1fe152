package dev.waymark.outline.notes;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an editor would not print as the notes of a link. Written apart from the rules that choose notes, so that it can check them. */
enum UnfitNote {
    CAPTION(
            "(?i)^(?:an? )?(?:wide |aerial |close )?(?:photo|photograph|picture|image|view|drawing|close-up|portrait)s? "
                    + "(?:of|across|over|showing)(?!\\p{L})"),
    GREETING("(?i)^(?:welcome|hello|hi|dear|greetings|good morning)(?!\\p{L})"),
    CALL(
            "(?i)^(?:join us|click|tap|read more|learn more|find out|discover|get in touch|contact us|call us (?:now|today)|sign up|book now"
                    + "|donate now|come along|come and|don[’']t|stay tuned|stay connected|follow us|why not)(?!\\p{L})"),
    BYLINE(
            "^(?:(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Pp]hoto(?:graph)?s?) (?:by|on)|By \\p{Lu}\\p{Ll}+ \\p{Lu}|Author:)"),
    CUT(
            "(?i)(?:…|\\.\\.\\.|[,:;–—-]|(?<!\\p{L})(?:an?|the|and|or|our|your|their|its|is|are|that|which|including|st|mr|mrs|dr|e\\.g|i\\.e))$"
                    + "|^[^)]*\\([^)]*$"),
    DEPENDENT(
            "(?i)^(?:especially|particularly|because|although|however|but|and|or|so|then|therefore|moreover|furthermore"
                    + "|they|it|he|she|these|those|that|this (?:is|was|means|will|can)|such|also|otherwise|instead|likewise|finally)(?!\\p{L})");

    private final Pattern sign;

    UnfitNote(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** Why a text is no notes; empty when nothing speaks against it. */
    static Optional<UnfitNote> in(String note) {
        return Arrays.stream(values())
                .filter(fault -> fault.sign.matcher(note).find())
                .findFirst();
    }
}
