package dev.waymark.access;

import dev.waymark.extract.LinkRelation;
import dev.waymark.extract.PageMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pages themselves say to programs, and how much of them comes before what they say. */
final class PageChecks {

    private static final Set<String> TO_FILE = Set.of("describedby", "alternate", "llms-txt", "llms");
    private static final double NEAR_TOP = 0.1;
    private static final double HALF = 0.5;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final Pattern LICENCE = Pattern.compile(
            "(?i)open government licence|nationalarchives\\.gov\\.uk/doc/open-government|creativecommons\\.org/(?:licenses|publicdomain)"
                    + "|creative commons|CC[ -](?:BY|0)(?![a-z])|CC0(?![a-z])|licensed under");

    private final SiteVisit visit;
    private final List<SiteAnswer> pages;

    PageChecks(SiteVisit visit) {
        this.visit = visit;
        this.pages = visit.pages().stream()
                .map(SampledPage::page)
                .filter(SiteAnswer::isHtml)
                .toList();
    }

    List<AccessFinding> findings() {
        return List.of(cache(), licence(), link(), twinLink(), pointer(), size(), start());
    }

    static PageMeasures measures(SiteAnswer page) {
        return PageMeasures.of(page.end(), page.body(), page.contentType());
    }

    private AccessFinding cache() {
        AccessCheck check = AccessCheck.CACHE_HEADER_HYGIENE;
        List<SiteAnswer> answers = Stream.concat(
                        Stream.of(visit.file()),
                        visit.pages().stream().flatMap(page -> Stream.of(page.page(), page.twin())))
                .filter(SiteAnswer::isFound)
                .toList();
        if (answers.isEmpty()) {
            return check.skip("nothing-read");
        }
        List<String> silent = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        int longest = 0;
        for (SiteAnswer answer : answers) {
            String field = String.join(", ", answer.headers("cache-control")).toLowerCase(Locale.ROOT);
            OptionalInt seconds = seconds(field);
            boolean asks =
                    field.contains("no-cache") || field.contains("no-store") || field.contains("must-revalidate");
            boolean known = !answer.header("etag").isEmpty()
                    || !answer.header("last-modified").isEmpty();
            if (!asks && seconds.isPresent() && seconds.getAsInt() > HOUR) {
                stale.add(answer.end() + " Cache-Control: " + field);
                longest = Math.max(longest, seconds.getAsInt());
            } else if (!asks && seconds.isEmpty() && !known) {
                silent.add(answer.end().toString());
            }
        }
        if (!stale.isEmpty()) {
            return (longest > DAY ? check.fail("cache-long", longest / HOUR) : check.warn("cache-long", longest / HOUR))
                    .seenAt(stale);
        }
        return silent.isEmpty()
                ? check.pass("cache", answers.size())
                : check.warn("cache-none", silent.size(), answers.size()).seenAt(silent);
    }

    /** For how long a shared cache may keep an answer. Source: RFC 9111, 5.2.2. */
    private static OptionalInt seconds(String field) {
        OptionalInt shared = directive(field, "s-maxage=");
        return shared.isPresent() ? shared : directive(field, "max-age=");
    }

    private static OptionalInt directive(String field, String name) {
        return Stream.of(field.split(",", -1))
                .map(String::strip)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()).replace("\"", ""))
                .filter(digits -> !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .mapToInt(digits -> digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits))
                .findFirst();
    }

    private AccessFinding licence() {
        AccessCheck check = AccessCheck.LICENCE;
        if (pages.isEmpty() && !visit.file().isText()) {
            return check.skip("nothing-read");
        }
        List<String> named = new ArrayList<>();
        for (SiteAnswer answer :
                Stream.concat(pages.stream(), Stream.of(visit.file())).toList()) {
            SampledPage.relations(answer).stream()
                    .filter(relation -> relation.rel().equals("license"))
                    .findFirst()
                    .ifPresent(relation -> named.add("license: " + relation.url()));
            LICENCE.matcher(answer.isFound() ? answer.text() : "")
                    .results()
                    .findFirst()
                    .ifPresent(found -> named.add(answer.end() + ": " + found.group()));
        }
        return named.isEmpty()
                ? check.warn("licence-none")
                : check.pass("licence").seenAt(named);
    }

    private AccessFinding link() {
        AccessCheck check = AccessCheck.DISCOVERY_LINK;
        if (pages.isEmpty()) {
            return check.skip("no-html");
        }
        List<SiteAnswer> with = pages.stream().filter(PageChecks::leadsToFile).toList();
        List<?> without = pages.stream()
                .filter(page -> !with.contains(page))
                .map(SiteAnswer::end)
                .toList();
        if (without.isEmpty()) {
            return check.pass("link", pages.size());
        }
        return (with.isEmpty()
                        ? check.fail("link-none", pages.size())
                        : check.warn("link-some", with.size(), pages.size()))
                .seenAt(without);
    }

    /** By the proposal rel=describedby; rel=llms-txt and X-Llms-Txt are what some hosts of documentation send. */
    private static boolean leadsToFile(SiteAnswer page) {
        return !page.header("x-llms-txt").isEmpty()
                || SampledPage.relations(page).stream()
                        .anyMatch(relation -> TO_FILE.contains(relation.rel())
                                && relation.url().path().endsWith("/llms.txt"));
    }

    private AccessFinding twinLink() {
        AccessCheck check = AccessCheck.TWIN_LINK;
        List<SampledPage> twins = visit.pages().stream()
                .filter(page -> page.hasTwin() && page.page().isHtml())
                .toList();
        if (twins.isEmpty()) {
            return check.skip("no-twins");
        }
        List<SampledPage> with =
                twins.stream().filter(page -> namesTwin(page.page())).toList();
        return with.size() == twins.size()
                ? check.pass("twin-link", twins.size())
                : check.warn("twin-link-some", with.size(), twins.size())
                        .seenAt(twins.stream()
                                .filter(page -> !with.contains(page))
                                .map(page -> page.page().end())
                                .toList());
    }

    private static boolean namesTwin(SiteAnswer page) {
        List<LinkRelation> relations = SampledPage.relations(page);
        return SiteVisitor.Twins.named(relations).isPresent();
    }

    private AccessFinding pointer() {
        AccessCheck check = AccessCheck.LLMS_TXT_DIRECTIVE_HTML;
        if (pages.isEmpty()) {
            return check.skip("no-html");
        }
        List<SiteAnswer> without = new ArrayList<>();
        int late = 0;
        for (SiteAnswer page : pages) {
            PageMeasures measures = measures(page);
            if (measures.pointer() < 0) {
                without.add(page);
            } else if (measures.share(measures.pointer()) > HALF) {
                late++;
            }
        }
        if (without.size() == pages.size()) {
            return check.fail("pointer-none", pages.size()).seenAt(pages.get(0).end());
        }
        if (!without.isEmpty()) {
            return check.warn("pointer-some", pages.size() - without.size(), pages.size())
                    .seenAt(without.stream().map(SiteAnswer::end).toList());
        }
        return late == 0 ? check.pass("pointer", pages.size()) : check.warn("pointer-late", late, pages.size());
    }

    private AccessFinding size() {
        AccessCheck check = AccessCheck.PAGE_SIZE_HTML;
        if (pages.isEmpty()) {
            return check.skip("no-html");
        }
        List<String> sizes = new ArrayList<>();
        int most = 0;
        for (SiteAnswer page : pages) {
            int text = measures(page).text();
            most = Math.max(most, text);
            sizes.add(page.end() + " " + String.format(Locale.ROOT, "%,d", text));
        }
        return FileChecks.sized(check, most).seenAt(sizes);
    }

    private AccessFinding start() {
        AccessCheck check = AccessCheck.CONTENT_START_POSITION;
        if (pages.isEmpty()) {
            return check.skip("no-html");
        }
        List<String> seen = new ArrayList<>();
        double worst = 0;
        for (SiteAnswer page : pages) {
            PageMeasures measures = measures(page);
            double share = measures.share(measures.start());
            worst = Math.max(worst, share);
            seen.add(page.end() + " " + Math.round(share * 100) + "%");
        }
        long percent = Math.round(worst * 100);
        if (worst <= NEAR_TOP) {
            return check.pass("start", percent).seenAt(seen);
        }
        return (worst <= HALF ? check.warn("start-late", percent) : check.fail("start-late", percent)).seenAt(seen);
    }
}
