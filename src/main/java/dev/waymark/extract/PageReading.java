package dev.waymark.extract;

import dev.waymark.page.LeftOut;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;

/**
 * A page, and how it was read.
 *
 * @param forward where it sends its visitors within seconds
 * @param byline who wrote it, empty when it does not say
 * @param leftOut the parts of it that are not in the Markdown, in order; only when asked for
 */
public record PageReading(Page page, Optional<Url> forward, Verdict verdict, String byline, List<LeftOut> leftOut) {

    /** The same for a page that a browser rendered: however little it says, that is all. */
    public PageReading with(Page.Rendering rendering) {
        Page rendered = page.but().rendering(rendering).needsScript(false).build();
        Verdict told = verdict.is() == Verdict.Is.SHELL ? new Verdict(Verdict.Is.PAGE, List.of()) : verdict;
        return new PageReading(rendered, forward, told, byline, leftOut);
    }

    static PageReading of(Page page) {
        Verdict verdict = new Verdict(Verdict.Is.PAGE, List.of());
        return new PageReading(page, Optional.empty(), verdict, "", List.of());
    }
}
