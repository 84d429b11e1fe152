package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.LedgerEntry.Reason;
import dev.waymark.robots.Robots;

/** Says in words why a site could not be read and what the user can do. */
final class FailureText {

    private static final String ROBOT = Robots.PRODUCT_TOKEN;

    private FailureText() {}

    static String of(Failed failed) {
        return switch (failed.reason()) {
            case ROBOTS -> robots(failed.detail());
            case WALL ->
                failed.status() == 401 || failed.status() == 407
                        ? loginWall()
                        : "The website's firewall asks visitors to prove that they are human. Its owner can let "
                                + ROBOT + " through and try again.";
            case NOT_HTML ->
                "The address leads to a file of type " + failed.detail()
                        + " and not to a web page. Enter the address of the site's home page.";
            case TOO_LARGE -> "The page is too large to be read. Enter the address of another page of the site.";
            default -> failed.status() == 0 ? unanswered(failed.detail()) : answered(failed.status());
        };
    }

    private static String robots(String closed) {
        return closed.isEmpty()
                ? "The website's robots.txt asks " + ROBOT
                        + " not to read this address. Its owner can change that with the lines" + " \"User-agent: "
                        + ROBOT + "\" and \"Allow: /\"."
                : "Nothing was read, because we could not find out what the website allows crawlers to read: " + closed
                        + ". Check the address, and try again later.";
    }

    private static String unanswered(String detail) {
        return "The website " + detail + ". Check the address, and try again later.";
    }

    private static String answered(int status) {
        if (status == 404 || status == 410) {
            return "There is no page at this address (the website answers " + status + "). Check the address.";
        }
        if (status == 403 || status == 429) {
            return "The website turns us away (it answers " + status + "). Its owner can let " + ROBOT
                    + " through in the firewall" + " or host settings and try again.";
        }
        return "The website answers " + status + " instead of a page. Try again later.";
    }

    /** Words for a page that answered and could not be used; empty when it could. */
    static String of(Reason reason) {
        return switch (reason) {
            case WALL -> loginWall();
            case NOINDEX ->
                "The website asks not to be indexed (noindex), so nothing of it was used. If it is your site and you are"
                        + " preparing it, tick \"This is my site and I am preparing it\" in the form (API: \"include_noindex\":"
                        + " true; command line: --include-noindex). Otherwise its owner can remove noindex and try again.";
            case EMPTY ->
                "The start page has no text, and neither its links nor a sitemap lead to a page that has. Enter the address"
                        + " of a page with text.";
            case NEEDS_JAVASCRIPT ->
                "The page is empty until a browser runs its JavaScript. Waymark reads HTML: the site needs to be"
                        + " rendered on its server.";
            default -> "";
        };
    }

    private static String loginWall() {
        return "The address shows a log-in form or a check for visitors instead of a page. Only public pages can be read.";
    }

    static String nothing() {
        return "No page of the website could be used. Check the address in a browser, and enter that of a page with text.";
    }

    static String sentAway(String detail) {
        return "The website " + detail + ". Try again later.";
    }

    static String tooManyRedirects() {
        return "The address redirects more than 5 times. Check it in a browser and enter the address that it ends at.";
    }
}
