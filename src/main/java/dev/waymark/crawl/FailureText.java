package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.robots.Robots;

/** Says why a site could not be read and what the user can do. In English, since it is stored with the job. */
final class FailureText {

    private static final String ROBOT = Robots.PRODUCT_TOKEN;

    private FailureText() {}

    static String of(Failed failed) {
        return switch (failed.reason()) {
            case ROBOTS -> failed.detail().isEmpty() ? text("robots", ROBOT) : text("robots-unknown", failed.detail());
            case WALL -> failed.status() == 401 || failed.status() == 407 ? text("wall") : text("firewall", ROBOT);
            case NOT_HTML -> text("not-html", failed.detail());
            case TOO_LARGE -> text("too-large");
            default -> failed.status() == 0 ? text("unanswered", failed.detail()) : answered(failed.status());
        };
    }

    private static String answered(int status) {
        return switch (status) {
            case 404, 410 -> text("gone", status);
            case 403, 429 -> text("refused", status, ROBOT);
            default -> text("status", status);
        };
    }

    /** For a page that answered and could not be used; empty when it could. */
    static String of(Reason reason) {
        return switch (reason) {
            case WALL -> text("wall");
            case NOINDEX -> text("noindex");
            case EMPTY -> text("empty");
            case NEEDS_JAVASCRIPT -> text("javascript");
            default -> "";
        };
    }

    static String nothing() {
        return text("nothing");
    }

    static String sentAway(String detail) {
        return text("sent-away", detail);
    }

    static String tooManyRedirects() {
        return text("redirects");
    }

    private static String text(String key, Object... arguments) {
        return Message.of("crawl." + key, arguments).toString();
    }
}
