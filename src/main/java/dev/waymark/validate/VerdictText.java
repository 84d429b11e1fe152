package dev.waymark.validate;

import dev.waymark.message.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of a verdict.
 *
 * @param advice what the owner can do; null when nothing needs doing
 */
public record VerdictText(Message title, @Nullable Message advice) {

    private static final Set<String> NO_PAGE = Set.of("wall", "soft_404", "shell", "redirect");

    /** @param is the verdict as a report names it */
    static VerdictText of(String is) {
        return NO_PAGE.contains(is)
                ? new VerdictText(
                        Message.of("validate.page.verdict." + is),
                        Message.of("validate.page.verdict." + is + ".advice"))
                : new VerdictText(Message.of("validate.page.verdict.page"), null);
    }
}
