package dev.waymark.crawl.frontier;

import java.time.Duration;

/**
 * How much of a site one job may read.
 *
 * @param pages the most pages read
 * @param depth the most links followed from the start page
 * @param frontier the most addresses kept in mind
 * @param bytes of all answers, decoded
 * @param time by wall clock
 * @param texts whether the pages of the result hold their Markdown; a watcher sees it in any case
 * @param languages the most folders in other languages of which a few pages are read, after the rest and within the same number of pages
 * @param documents whether documents that pages link to are read
 * @param renderedAs as how many pages one counts that a browser had to render
 */
public record Budget(
        int pages,
        int depth,
        int frontier,
        long bytes,
        Duration time,
        boolean texts,
        int languages,
        boolean documents,
        int renderedAs) {

    private static final int MAX_LANGUAGES = 5;
    private static final long USUAL_BYTES = 100L * 1024 * 1024;
    private static final long BYTES_OF_A_PAGE = 512L * 1024;

    /** The usual limits with so many pages. */
    public static Budget ofPages(int pages) {
        long bytes = Math.max(USUAL_BYTES, pages * BYTES_OF_A_PAGE);
        return new Budget(pages, 5, 10_000, bytes, Duration.ofMinutes(10), true, 0, true, 1);
    }

    /** The same with another time. */
    public Budget withTime(Duration other) {
        return new Budget(pages, depth, frontier, bytes, other, texts, languages, documents, renderedAs);
    }

    /** The same for whoever wants to know of the pages and not what they say: thousands of them need little memory. */
    public Budget withoutTexts() {
        return new Budget(pages, depth, frontier, bytes, time, false, languages, documents, renderedAs);
    }

    /** The same with the usual number of folders in other languages. */
    public Budget withLanguages() {
        return new Budget(pages, depth, frontier, bytes, time, texts, MAX_LANGUAGES, documents, renderedAs);
    }

    /** The budget for one of those folders. */
    public Budget ofPart(int most, Duration left) {
        return new Budget(most, depth, frontier, bytes, left, texts, 0, false, renderedAs);
    }

    /** The same with pages counted so that a browser had to render. */
    public Budget withRenderedAs(int pages) {
        return new Budget(this.pages, depth, frontier, bytes, time, texts, languages, documents, pages);
    }
}
