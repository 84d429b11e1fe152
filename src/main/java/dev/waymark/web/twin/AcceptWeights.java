package dev.waymark.web.twin;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * What the field Accept of a request says of HTML and Markdown. Source: RFC 9110, section 12.5.1.
 *
 * @param accepted the media ranges, those of equal weight in the order in which they were sent
 */
record AcceptWeights(List<MediaType> accepted) {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown");

    /** Whether it asks for Markdown by name, and no less than for HTML. */
    boolean preferMarkdown() {
        Optional<MediaType> named = exact(MARKDOWN);
        if (named.isEmpty() || weight(named.get()) == 0) {
            return false;
        }
        double html = exact(MediaType.TEXT_HTML_TYPE).map(AcceptWeights::weight).orElseGet(() -> accepted.stream()
                .filter(range -> range.isWildcardSubtype() && range.isCompatible(MediaType.TEXT_HTML_TYPE))
                .mapToDouble(AcceptWeights::weight)
                .max()
                .orElse(0));
        double markdown = weight(named.get());
        return markdown > html
                || (markdown == html
                        && exact(MediaType.TEXT_HTML_TYPE)
                                .map(range -> accepted.indexOf(named.get()) < accepted.indexOf(range))
                                .orElse(true));
    }

    private Optional<MediaType> exact(MediaType type) {
        return accepted.stream()
                .filter(range -> !range.isWildcardType() && !range.isWildcardSubtype() && range.isCompatible(type))
                .findFirst();
    }

    private static double weight(MediaType range) {
        try {
            return Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
