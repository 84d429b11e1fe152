package dev.waymark.validate;

/**
 * What a page says of a verdict.
 *
 * @param advice what the owner can do; empty when nothing needs doing
 */
public record VerdictText(String title, String advice) {

    /** @param is the verdict as a report names it */
    static VerdictText of(String is) {
        return switch (is) {
            case "wall" ->
                new VerdictText(
                        "We saw a log-in form or a check for visitors",
                        "Assistants cannot sign in or prove that they are human. If the page is for everybody, show it without signing in"
                                + " and let WaymarkBot through your firewall.");
            case "soft_404" ->
                new VerdictText(
                        "The page says that it was not found",
                        "The server sends this text as if it were a page. Check the address. If there is no such page, have your server"
                                + " answer with status 404.");
            case "shell" ->
                new VerdictText(
                        "The page is empty without scripts",
                        "Most assistants run no scripts, so they see only what is below. Have your server send the text of the page.");
            case "redirect" ->
                new VerdictText(
                        "The page only sends visitors to another address",
                        "Enter the other address to see what is there. A redirect by the server (status 301) is safer than one by the"
                                + " page.");
            default -> new VerdictText("This is what an assistant sees", "");
        };
    }
}
