package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.robots.Robots;
import java.util.Optional;

/** Says why a site could not be read and what the user can do. In English, since it is stored with the job. */
final class FailureText {

    private static final String ROBOT = Robots.PRODUCT_TOKEN;

    private FailureText() {}

    static String of(Failed failed) {
        return message(failed).toString();
    }

    static Message message(Failed failed) {
        return switch (failed.reason()) {
            case ROBOTS ->
                failed.detail().equals(Message.NONE) ? text("robots", ROBOT) : text("robots-unknown", failed.detail());
            case WALL -> failed.wantsLogin() ? text("wall") : text("firewall", ROBOT);
            case NOT_HTML -> text("not-html", failed.detail());
            case TOO_LARGE -> text("too-large");
            default -> failed.status() == 0 ? text("unanswered", failed.detail()) : answered(failed.status());
        };
    }

    private static Message answered(int status) {
        return switch (status) {
            case 404, 410 -> text("gone", status);
            case 403, 429 -> text("refused", status, ROBOT);
            default -> text("status", status);
        };
    }

    /** For a page that answered and could not be used; empty when it could. */
    static String of(Reason reason) {
        return message(reason).map(Message::toString).orElse("");
    }

    /** @param vain why rendering it was of no use; empty when it was not rendered */
    static String of(Reason reason, Message vain) {
        return reason == Reason.NEEDS_JAVASCRIPT && !vain.equals(Message.NONE)
                ? text("javascript-rendered", vain).toString()
                : of(reason);
    }

    static Optional<Message> message(Reason reason) {
        return switch (reason) {
            case WALL -> Optional.of(text("wall"));
            case NOINDEX -> Optional.of(text("noindex"));
            case EMPTY -> Optional.of(text("empty"));
            case NEEDS_JAVASCRIPT -> Optional.of(text("javascript"));
            default -> Optional.empty();
        };
    }

    static String nothing() {
        return text("nothing").toString();
    }

    static Message sentAway(Message detail) {
        return text("sent-away", detail);
    }

    static Message tooManyRedirects() {
        return text("redirects");
    }

    private static Message text(String key, Object... arguments) {
        return Message.of("crawl." + key, arguments);
    }
}
