package dev.waymark.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a page of HTML, a firewall's page and a "not found" from an llms.txt. */
final class NotLlmsTxt {

    private static final int BEGINNING = 20_000;
    private static final int SHORT = 1_000;
    private static final List<String> MARKUP =
            List.of("<!doctype", "<html", "<head", "<body", "<script", "<?xml", "<meta", "<title");
    private static final List<String> FIREWALL = List.of(
            "just a moment...",
            "attention required!",
            "cf-browser-verification",
            "challenge-platform",
            "verify you are human",
            "are you a robot",
            "captcha",
            "access denied",
            "request blocked",
            "incapsula",
            "sucuri website firewall");
    private static final List<String> NOT_FOUND = List.of(
            "not found", "page cannot be found", "page can't be found", "page doesn't exist", "page does not exist");

    private NotLlmsTxt() {}

    static Optional<Rule> of(String text) {
        String beginning =
                text.substring(0, Math.min(text.length(), BEGINNING)).strip().toLowerCase(Locale.ROOT);
        boolean html = MARKUP.stream().anyMatch(beginning::startsWith)
                || (beginning.startsWith("<") && beginning.contains("<html"));
        boolean answer = text.length() < SHORT && !beginning.contains("# ") && !beginning.contains("](");
        if (!html && !answer) {
            return Optional.empty();
        }
        if (FIREWALL.stream().anyMatch(beginning::contains)) {
            return Optional.of(Rule.FIREWALL_PAGE);
        }
        if (NOT_FOUND.stream().anyMatch(beginning::contains)) {
            return Optional.of(Rule.SOFT_404);
        }
        return html ? Optional.of(Rule.HTML) : Optional.empty();
    }
}
