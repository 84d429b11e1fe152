package dev.waymark.cli;

import dev.waymark.message.Message;
import dev.waymark.probe.PageReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What Waymark sees of one page, printed for a person. */
record ReadOutput(PageReport page) {

    void print(PrintWriter out) {
        line(out, "url", page.url());
        line(
                out,
                "verdict",
                page.verdict().is() + " (" + Message.listed(page.verdict().signs()) + ")");
        line(out, "title", page.title());
        line(out, "heading", page.heading());
        line(out, "name", page.name());
        line(out, "description", page.description());
        line(out, "language", page.language());
        line(out, "canonical", page.canonical());
        line(out, "robots", String.join(", ", page.robots()));
        line(out, "kind", page.kind());
        line(out, "byline", page.byline());
        line(out, "published", page.published());
        page.facts().forEach(fact -> line(out, fact.kind().replace('_', ' '), fact.value()));
        line(out, "links", String.valueOf(page.links().size()));
        out.println();
        out.println(page.markdown());
        out.println();
        page.leftOut().forEach(part -> out.println("left out: " + part.what() + " (" + part.why() + ")"));
        out.flush();
    }

    private static void line(PrintWriter out, String label, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.UK, "%-16s%s%n", label + ":", value);
        }
    }
}
