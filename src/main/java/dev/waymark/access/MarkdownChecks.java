package dev.waymark.access;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether pages can be had in Markdown, by which ways, and whether that says what the page says. */
final class MarkdownChecks {

    private static final String FILE = "/llms.txt";

    /** So much before the pointer to the llms.txt is still its beginning. */
    private static final int BEGINNING = 1_000;

    private static final double NEAR_TOP = 0.1;
    private static final double MUCH = 0.8;
    private static final double HALF = 0.5;
    private static final int WORDS = 4;
    private static final int FEW_PIECES = 20;

    /**
     * A program that fetches pages, and after how many characters it cuts a text off unless told otherwise. Source: the Agent-Friendly
     * Documentation Spec, "Known Platform Limits"; the second is measured there, the others are documented or read from code.
     */
    private enum Fetcher {
        CLAUDE_CODE("limits-claude-code", 100_000),
        CLAUDE_API("limits-claude-api", 20_700),
        MCP_FETCH("limits-mcp-fetch", 5_000);

        private final String why;
        private final int limit;

        Fetcher(String why, int limit) {
            this.why = why;
            this.limit = limit;
        }
    }

    private final SiteVisit visit;
    private final List<SampledPage> pages;
    private final List<SampledPage> asked;

    MarkdownChecks(SiteVisit visit) {
        this.visit = visit;
        this.pages = visit.pages().stream()
                .filter(page -> page.page().response().isPresent())
                .toList();
        this.asked = pages.stream().filter(page -> page.markdown().wasAsked()).toList();
    }

    List<AccessFinding> findings() {
        return List.of(urls(), negotiation(), weights(), vary(), parity(), pointer(), size(), limits());
    }

    private AccessFinding urls() {
        AccessCheck check = AccessCheck.MARKDOWN_URL_SUPPORT;
        List<SampledPage> tried =
                pages.stream().filter(page -> page.twin().wasAsked()).toList();
        if (tried.isEmpty()) {
            return check.skip("nothing-read");
        }
        List<SampledPage> found = tried.stream().filter(SampledPage::hasTwin).toList();
        List<?> seen = (found.isEmpty() ? tried : found)
                .stream().map(page -> page.twin().end()).toList();
        if (found.isEmpty()) {
            return check.fail("twins-none", tried.size()).seenAt(seen);
        }
        List<String> types = found.stream()
                .filter(page -> !page.twin().hasMarkdownType())
                .map(page -> page.twin().end() + " Content-Type: " + page.twin().contentType())
                .toList();
        if (!types.isEmpty()) {
            return check.warn("twins-type", types.size(), found.size()).seenAt(types);
        }
        return (found.size() == tried.size()
                        ? check.pass("twins", found.size())
                        : check.warn("twins-some", found.size(), tried.size()))
                .seenAt(seen);
    }

    private boolean isNegotiated() {
        return asked.stream().anyMatch(SampledPage::isNegotiated);
    }

    private AccessFinding negotiation() {
        AccessCheck check = AccessCheck.CONTENT_NEGOTIATION;
        if (asked.isEmpty()) {
            return check.skip("nothing-read");
        }
        long right = asked.stream()
                .filter(page -> page.isNegotiated() && page.markdown().hasMarkdownType())
                .count();
        long text = asked.stream().filter(SampledPage::isNegotiated).count();
        List<String> seen = asked.stream()
                .map(page ->
                        page.page().end() + " Content-Type: " + page.markdown().contentType())
                .toList();
        if (right == asked.size()) {
            return check.pass("negotiated", right).seenAt(seen);
        }
        return (text > 0
                        ? check.warn("negotiated-some", right, asked.size())
                        : check.fail("negotiated-none", asked.size()))
                .seenAt(seen);
    }

    /** Our usual requests rather have HTML, at weight 1, than Markdown, at 0.9. Source: RFC 9110, 12.5.1. */
    private AccessFinding weights() {
        AccessCheck check = AccessCheck.NEGOTIATION_WEIGHTS;
        if (!isNegotiated()) {
            return check.skip("not-negotiated");
        }
        List<SampledPage> wrong = asked.stream()
                .filter(page -> page.page().isFound() && !page.page().isHtml())
                .toList();
        if (!wrong.isEmpty()) {
            return check.fail("weights-ignored", wrong.size())
                    .seenAt(wrong.stream().map(page -> page.page().end()).toList());
        }
        SiteAnswer noType = visit.noType();
        if (!noType.wasAsked() || noType.response().isEmpty()) {
            return check.pass("weights").seenAt(visit.start().end());
        }
        return noType.isHtml() || noType.status() == 406
                ? check.pass("weights-both", noType.status())
                        .seenAt(visit.start().end())
                : check.warn("weights-no-type", noType.status()).seenAt("Content-Type: " + noType.contentType());
    }

    private AccessFinding vary() {
        AccessCheck check = AccessCheck.VARY_ACCEPT;
        if (!isNegotiated()) {
            return check.skip("not-negotiated");
        }
        List<SampledPage> negotiated =
                asked.stream().filter(SampledPage::isNegotiated).toList();
        long html =
                negotiated.stream().filter(page -> page.page().variesByAccept()).count();
        long text = negotiated.stream()
                .filter(page -> page.markdown().variesByAccept())
                .count();
        List<String> seen = negotiated.stream()
                .map(page -> page.page().end() + " Vary: "
                        + String.join(", ", page.page().headers("vary")))
                .toList();
        if (html == negotiated.size() && text == negotiated.size()) {
            return check.pass("vary").seenAt(seen);
        }
        return (html + text > 0 ? check.warn("vary-some") : check.fail("vary-none")).seenAt(seen);
    }

    private List<SampledPage> compared() {
        return pages.stream()
                .filter(page -> page.hasMarkdown() && page.page().isHtml())
                .toList();
    }

    private AccessFinding parity() {
        AccessCheck check = AccessCheck.MARKDOWN_CONTENT_PARITY;
        List<SampledPage> compared = compared();
        if (compared.isEmpty()) {
            return check.skip("no-markdown");
        }
        double least = 1;
        List<String> seen = new ArrayList<>();
        for (SampledPage page : compared) {
            double share = share(page);
            least = Math.min(least, share);
            seen.add(page.anyMarkdown().end() + " " + Math.round(share * 100) + "%");
        }
        long percent = Math.round(least * 100);
        if (least >= MUCH) {
            return check.pass("parity", percent).seenAt(seen);
        }
        return (least >= HALF ? check.warn("parity-less", percent) : check.fail("parity-less", percent)).seenAt(seen);
    }

    /** How much of the main content of a page is in its Markdown, by the pieces of four words that both have. */
    private static double share(SampledPage sampled) {
        SiteAnswer html = sampled.page();
        SiteAnswer twin = sampled.anyMarkdown();
        Page page = new PageReader().read(html.end(), html.body(), html.contentType());
        Set<Integer> wanted = pieces(page.markdown());
        if (wanted.size() < FEW_PIECES) {
            return 1; // too little to say anything
        }
        Set<Integer> there = pieces(twin.text());
        return wanted.stream().filter(there::contains).count() / (double) wanted.size();
    }

    private static Set<Integer> pieces(String text) {
        Set<Integer> pieces = new HashSet<>();
        int[] last = new int[WORDS];
        int words = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                hash = 31 * hash + Character.toLowerCase(c) + 1;
            } else if (hash != 0) {
                last[words++ % WORDS] = hash;
                hash = 0;
                if (words >= WORDS) {
                    int piece = 0;
                    for (int back = 0; back < WORDS; back++) {
                        piece = 1_000_003 * piece + last[(words + back) % WORDS];
                    }
                    pieces.add(piece);
                }
            }
            if ((i & 0xffff) == 0) {
                Deadline.check();
            }
        }
        return pieces;
    }

    private AccessFinding pointer() {
        AccessCheck check = AccessCheck.LLMS_TXT_DIRECTIVE_MD;
        List<SampledPage> with = pages.stream().filter(SampledPage::hasMarkdown).toList();
        if (with.isEmpty()) {
            return check.skip("no-markdown");
        }
        List<SampledPage> pointing =
                with.stream().filter(MarkdownChecks::points).toList();
        List<?> seen = with.stream()
                .filter(page -> pointing.isEmpty() || !pointing.contains(page))
                .map(page -> page.anyMarkdown().end())
                .toList();
        if (pointing.size() == with.size()) {
            return check.pass("pointer-md", with.size());
        }
        return (pointing.isEmpty()
                        ? check.fail("pointer-md-none", with.size())
                        : check.warn("pointer-md-some", pointing.size(), with.size()))
                .seenAt(seen);
    }

    private static boolean points(SampledPage page) {
        String text = page.anyMarkdown().text();
        int at = text.indexOf(FILE);
        return at >= 0 && (at <= BEGINNING || at <= NEAR_TOP * text.length());
    }

    private AccessFinding size() {
        AccessCheck check = AccessCheck.PAGE_SIZE_MARKDOWN;
        return pages.stream().anyMatch(SampledPage::hasMarkdown)
                ? FileChecks.sized(check, longest()).seenAt(sizes())
                : check.skip("no-markdown");
    }

    private List<String> sizes() {
        return pages.stream()
                .filter(SampledPage::hasMarkdown)
                .map(page -> page.anyMarkdown().end() + " "
                        + String.format(
                                Locale.ROOT, "%,d", page.anyMarkdown().text().length()))
                .toList();
    }

    private int longest() {
        return pages.stream()
                .filter(SampledPage::hasMarkdown)
                .mapToInt(page -> page.anyMarkdown().text().length())
                .max()
                .orElse(0);
    }

    /** What an agent gets of the longest page: its Markdown, or else the text of its HTML. */
    private AccessFinding limits() {
        AccessCheck check = AccessCheck.FETCHER_LIMITS;
        int most = pages.stream().mapToInt(MarkdownChecks::read).max().orElse(0);
        if (most == 0) {
            return check.skip("nothing-read");
        }
        List<Fetcher> cutting = Stream.of(Fetcher.values())
                .filter(fetcher -> most > fetcher.limit)
                .toList();
        if (cutting.isEmpty()) {
            return check.pass("limits-none", most, Fetcher.MCP_FETCH.limit);
        }
        Fetcher highest = cutting.get(0);
        return switch (cutting.size()) {
            case 1 -> check.pass(highest.why, most, highest.limit);
            case 2 -> check.warn(highest.why, most, highest.limit);
            default -> check.fail(highest.why, most, highest.limit);
        };
    }

    private static int read(SampledPage page) {
        if (page.hasMarkdown()) {
            return page.anyMarkdown().text().length();
        }
        return page.page().isHtml() ? PageChecks.measures(page.page()).text() : 0;
    }
}
