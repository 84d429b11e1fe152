package dev.waymark.cli;

import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows the progress of a crawl: on a terminal as a bar with the time that is left, elsewhere as one line for each page. */
final class ProgressBar implements CrawlListener {

    /** How it is shown. */
    enum Mode {
        SILENT,
        LINES,
        BAR,
        COLOURED_BAR
    }

    private static final int WIDTH = 30;
    private static final String REST_OF_THE_LINE = "\u001b[K";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private final Mode mode;
    private final int most;
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long began;
    private boolean drawn;

    /** @param most the most pages that are read */
    ProgressBar(Mode mode, int most, PrintWriter out, LongSupplier nanos) {
        this.mode = mode;
        this.most = most;
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @Override
    public void fetching(Url url, int read, int known) {
        // said once it is read
    }

    @Override
    public void read(Page page, int read, int known) {
        if (mode == Mode.LINES) {
            out.printf(Locale.UK, "%4d of %d  %s%n", read, known, page.url());
        } else if (mode != Mode.SILENT) {
            draw(read, Math.max(read, Math.min(known, most)));
        }
        out.flush();
    }

    private void draw(int read, int all) {
        int filled = WIDTH * read / all;
        String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
        String coloured = mode == Mode.COLOURED_BAR ? GREEN + bar + PLAIN : bar;
        String left =
                read == all ? "" : ", " + words(Duration.ofNanos((nanos.getAsLong() - began) / read * (all - read)));
        out.printf(Locale.UK, "\r[%s] %,d of %,d pages%s%s", coloured, read, all, left, REST_OF_THE_LINE);
        drawn = true;
    }

    /** About how long something takes. */
    static String words(Duration left) {
        long seconds = Math.max(1, (left.toMillis() + 999) / 1000);
        return seconds < 60
                ? "about %d s left".formatted(seconds)
                : "about %d min %d s left".formatted(seconds / 60, seconds % 60);
    }

    /** Takes the bar away. */
    void end() {
        if (drawn) {
            out.print("\r" + REST_OF_THE_LINE);
            out.flush();
            drawn = false;
        }
    }

    @Override
    public void recorded(LedgerEntry entry) {
        // the summary is enough
    }

    @Override
    public boolean stopped() {
        return false;
    }
}
