package dev.waymark.access;

import dev.waymark.access.SiteAnswer.Obstacle;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the llms.txt is there, can be read, and leads on. */
final class FileChecks {

    /** From here on some programs cut a text off, and from the second on most do; in characters. */
    static final int MANY_CHARACTERS = 50_000;

    static final int TOO_MANY_CHARACTERS = 100_000;
    static final double MOST = 0.9;

    private final SiteVisit visit;
    private final SiteAnswer file;
    private final Optional<Validation> validation;
    private final List<Url> links;

    FileChecks(SiteVisit visit) {
        this.visit = visit;
        this.file = visit.file();
        this.validation = file.isText() ? Optional.of(Validation.of(file.body())) : Optional.empty();
        this.links = ListedLinks.of(file);
    }

    List<AccessFinding> findings() {
        return List.of(exists(), valid(), size(), resolve(), markdown(), lighthouse(), nested());
    }

    private boolean isUsable() {
        return validation.filter(Validation::isUsable).isPresent();
    }

    private AccessFinding exists() {
        AccessCheck check = AccessCheck.LLMS_TXT_EXISTS;
        if (isUsable()) {
            return check.pass("file-found", file.mediaType()).seenAt(file.end());
        }
        if (file.obstacle() == Obstacle.ROBOTS) {
            return check.fail("file-robots").seenAt(file.end());
        }
        if (!file.wasAsked()) {
            return check.skip("nothing-read");
        }
        return (file.isFound() ? check.fail("file-other") : check.fail("file-status", file.status()))
                .seenAt(file.asked());
    }

    private AccessFinding valid() {
        AccessCheck check = AccessCheck.LLMS_TXT_VALID;
        if (!isUsable()) {
            return check.skip("no-file");
        }
        Validation checked = validation.orElseThrow();
        List<String> codes = checked.problems(ProblemLevel.ERROR).stream()
                .map(Problem::code)
                .distinct()
                .toList();
        if (codes.isEmpty() && checked.passes(ReaderProfile.PROPOSAL)) {
            return check.pass("file-valid", checked.parsed().items().size()).seenAt(file.end());
        }
        List<Object> seen = new ArrayList<>(List.of(file.end()));
        seen.addAll(codes);
        return (links.isEmpty() ? check.fail("file-no-links") : check.warn("file-problems", Math.max(1, codes.size())))
                .seenAt(seen);
    }

    private AccessFinding size() {
        AccessCheck check = AccessCheck.LLMS_TXT_SIZE;
        return isUsable() ? sized(check, file.text().length()).seenAt(file.end()) : check.skip("no-file");
    }

    static AccessFinding sized(AccessCheck check, int characters) {
        if (characters <= MANY_CHARACTERS) {
            return check.pass("size", characters, MANY_CHARACTERS);
        }
        return characters <= TOO_MANY_CHARACTERS
                ? check.warn("size-large", characters, MANY_CHARACTERS)
                : check.fail("size-large", characters, TOO_MANY_CHARACTERS);
    }

    private AccessFinding resolve() {
        AccessCheck check = AccessCheck.LLMS_TXT_LINKS_RESOLVE;
        List<SiteAnswer> asked = Stream.concat(
                        visit.links().stream(),
                        visit.pages().stream().flatMap(page -> Stream.of(page.page(), page.twin())))
                .filter(answer -> links.contains(answer.asked()))
                .filter(SiteAnswer::wasAsked)
                .toList();
        if (!isUsable() || asked.isEmpty()) {
            return check.skip(isUsable() ? "no-links" : "no-file");
        }
        List<String> dead = asked.stream()
                .filter(answer -> !answer.isFound())
                .map(answer -> answer.asked() + " " + (answer.status() == 0 ? answer.obstacle() : answer.status()))
                .distinct()
                .toList();
        if (dead.isEmpty()) {
            return check.pass("links-answer", asked.size(), links.size());
        }
        boolean few = asked.size() - dead.size() >= MOST * asked.size();
        return (few
                        ? check.warn("links-dead", dead.size(), asked.size())
                        : check.fail("links-dead", dead.size(), asked.size()))
                .seenAt(dead);
    }

    private AccessFinding markdown() {
        AccessCheck check = AccessCheck.LLMS_TXT_LINKS_MARKDOWN;
        if (!isUsable() || links.isEmpty()) {
            return check.skip(isUsable() ? "no-links" : "no-file");
        }
        long direct = links.stream()
                .filter(link -> SiteVisitor.Twins.isTwin(link) || link.path().endsWith(".txt"))
                .count();
        if (direct >= MOST * links.size()) {
            return check.pass("links-markdown", direct, links.size()).seenAt(links.get(0));
        }
        List<SampledPage> listed = visit.pages().stream()
                .filter(page -> page.markdown().wasAsked())
                .toList();
        if (!listed.isEmpty()
                && listed.stream()
                        .allMatch(page -> page.isNegotiated() && page.markdown().hasMarkdownType())) {
            return check.pass("links-negotiated", direct, links.size());
        }
        boolean beside = visit.pages().stream().anyMatch(SampledPage::hasTwin);
        return (beside
                        ? check.warn("links-html-twins", direct, links.size())
                        : check.fail("links-html", direct, links.size()))
                .seenAt(links.get(0));
    }

    /** Source: Lighthouse, audit llms-txt: an answer of 4xx is not applicable, one of 5xx fails. */
    private AccessFinding lighthouse() {
        AccessCheck check = AccessCheck.LIGHTHOUSE;
        SiteAnswer root =
                file.end().path().equals("/llms.txt") || file.asked().path().equals("/llms.txt")
                        ? file
                        : SiteAnswer.notAsked(visit.site().at("/llms.txt"));
        if (!root.wasAsked()) {
            return check.skip("lighthouse-root");
        }
        if (root.response().isEmpty()) {
            return check.fail("lighthouse-silent").seenAt(root.end());
        }
        if (root.status() >= 500) {
            return check.fail("lighthouse-status", root.status()).seenAt(root.end());
        }
        if (root.status() >= 400) {
            return check.skip("lighthouse-absent", root.status()).seenAt(root.end());
        }
        if (!Validation.of(root.body()).passes(ReaderProfile.LIGHTHOUSE)) {
            return check.fail("lighthouse-form").seenAt(root.end());
        }
        Optional<String> policy = connecting();
        if (policy.isPresent()) {
            return check.warn("lighthouse-policy").seenAt(policy.get());
        }
        return bare(root.asked().host()).equals(bare(root.end().host()))
                ? check.pass("lighthouse-passes").seenAt(root.end())
                : check.warn("lighthouse-away").seenAt(root.asked() + " → " + root.end());
    }

    /** Lighthouse asks from inside the page, so that the page's policy holds. Source: CSP level 3, connect-src. */
    private Optional<String> connecting() {
        List<String> directives = visit.start().headers("content-security-policy").stream()
                .flatMap(field -> Stream.of(field.replace(',', ';').split(";", -1)))
                .map(String::strip)
                .toList();
        Optional<String> connect = first(directives, "connect-src ").or(() -> first(directives, "default-src "));
        return connect.filter(directive ->
                Stream.of("'self'", "*", "https:", "http:", visit.site().host()).noneMatch(directive::contains));
    }

    private static Optional<String> first(List<String> directives, String name) {
        return directives.stream()
                .filter(directive -> directive.startsWith(name))
                .findFirst();
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private AccessFinding nested() {
        AccessCheck check = AccessCheck.NESTED_FILES;
        List<Url> found = visit.nested().stream()
                .filter(SiteAnswer::isText)
                .filter(answer -> Validation.of(answer.body()).isUsable())
                .map(SiteAnswer::end)
                .filter(url -> !url.equals(file.end()))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            return check.skip("nested-none");
        }
        List<Url> loose = found.stream().filter(url -> !links.contains(url)).toList();
        return loose.isEmpty()
                ? check.pass("nested-linked", found.size()).seenAt(found)
                : check.warn("nested-loose", loose.size(), found.size()).seenAt(loose);
    }
}
