package dev.waymark.document;

import dev.waymark.message.Message;
import java.util.Set;

/**
 * Something in a file that a rule speaks against.
 *
 * @param line counted from 1; 0 when it concerns the file as a whole
 * @param message what is the case
 */
public record Problem(Rule rule, int line, Message message) {

    /** Names the rule, in lower case with hyphens; never changes. */
    public String code() {
        return rule.code();
    }

    public ProblemLevel level() {
        return rule.level();
    }

    /** What to do about it. */
    public Message fix() {
        return rule.fix();
    }

    /** The profiles that a file with this problem does not pass; none when it is only advice. */
    public Set<ReaderProfile> fails() {
        return rule.fails();
    }
}
