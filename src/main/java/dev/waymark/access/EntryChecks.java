package dev.waymark.access;

import dev.waymark.access.SiteAnswer.Obstacle;
import dev.waymark.agent.AgentFamilies;
import dev.waymark.agent.AgentFamily;
import dev.waymark.agent.AgentFamily.Purpose;
import dev.waymark.extract.PageReader;
import dev.waymark.extract.Verdict;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.message.Message;
import dev.waymark.politeness.BotWalls;
import dev.waymark.robots.Robots;
import dev.waymark.robots.RobotsFile;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether agents get in at all. */
final class EntryChecks {

    /** Programs that read for a person or an index; what trains models is the owner's choice and no fault. */
    private static final Set<Purpose> ANSWERING = Set.of(Purpose.PERSON, Purpose.SEARCH);

    private static final Set<String> YES = Set.of("yes", "y");
    private static final Set<String> NO = Set.of("no", "n");
    private static final Set<String> USES =
            Set.of("search", "ai-input", "ai-train", "ai-personalization", "bots", "train-ai", "ai-use", "ai-output");
    private static final Set<String> USES_FOR_ANSWERS = Set.of("search", "ai-input", "bots", "ai-use", "ai-output");

    private final SiteVisit visit;
    private final SiteAnswer start;

    EntryChecks(SiteVisit visit) {
        this.visit = visit;
        this.start = visit.start();
    }

    List<AccessFinding> findings() {
        return List.of(robots(), contentSignal(), challenge(), rendering(), redirects(), missing());
    }

    private AccessFinding robots() {
        AccessCheck check = AccessCheck.ROBOTS_AGENTS;
        SiteAnswer file = visit.robots();
        if (file.status() >= 500 || file.status() == 429) {
            return check.fail("robots-status", file.status()).seenAt(file.end());
        }
        if (file.response().isEmpty()) {
            return check.skip("robots-unread").seenAt(file.asked());
        }
        if (!file.isFound()) {
            return check.pass("robots-none", file.status()).seenAt(file.end());
        }
        RobotsFile robots = RobotsFile.of(file.response().orElseThrow());
        Url page = start.end();
        boolean others = robots.rulesForOthers().allows(page);
        Map<Purpose, List<String>> barred = new TreeMap<>();
        int answering = 0;
        for (AgentFamily family : AgentFamilies.all()) {
            boolean answers = ANSWERING.contains(family.purpose());
            if (!answers && family.purpose() != Purpose.TRAINING) {
                continue;
            }
            answering += answers ? 1 : 0;
            List<String> kept = family.tokens().stream()
                    .filter(token -> robots.names(token) ? !robots.rules(token).allows(page) : !others)
                    .toList();
            boolean all = kept.size() == family.tokens().size()
                    || kept.contains(family.tokens().get(0));
            if (all && !kept.isEmpty()) {
                barred.computeIfAbsent(family.purpose(), purpose -> new ArrayList<>())
                        .add(family.properName().orElse(kept.get(0)));
            }
        }
        int barredAnswering = barred.entrySet().stream()
                .filter(entry -> ANSWERING.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue().size())
                .sum();
        List<String> lines = Stream.concat(
                        Stream.of(file.end().toString()),
                        barred.entrySet().stream()
                                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + ": "
                                        + String.join(", ", entry.getValue())))
                .toList();
        if (barredAnswering == 0) {
            int training = barred.getOrDefault(Purpose.TRAINING, List.of()).size();
            return (training == 0 ? check.pass("robots-open", answering) : check.pass("robots-training", training))
                    .seenAt(lines);
        }
        return (barredAnswering == answering
                        ? check.fail("robots-closed", answering)
                        : check.warn("robots-some", barredAnswering, answering))
                .seenAt(lines);
    }

    /** Sources: contentsignals.org; draft-ietf-aipref-attach (Content-Usage). */
    private AccessFinding contentSignal() {
        AccessCheck check = AccessCheck.CONTENT_SIGNAL;
        List<String> lines = new ArrayList<>();
        Optional<RobotsFile> robots =
                visit.robots().isFound() ? visit.robots().response().map(RobotsFile::of) : Optional.empty();
        robots.ifPresent(file -> Stream.of("Content-Signal", "Content-Usage")
                .forEach(name -> file.values(name).forEach(value -> lines.add(name + ": " + value))));
        start.headers("content-usage").stream().limit(3).forEach(value -> lines.add("Content-Usage: " + value));
        if (lines.isEmpty()) {
            return check.skip("signal-none");
        }
        List<String> pairs = lines.stream().flatMap(EntryChecks::pairs).toList();
        List<String> unread = pairs.stream().filter(pair -> !isKnown(pair)).toList();
        boolean forbids =
                pairs.stream().anyMatch(pair -> USES_FOR_ANSWERS.contains(key(pair)) && NO.contains(value(pair)));
        if (forbids) {
            return check.warn("signal-forbids").seenAt(lines);
        }
        return (unread.isEmpty() ? check.pass("signal-read") : check.warn("signal-unread", unread.get(0)))
                .seenAt(lines);
    }

    /** The pairs of a line; a path may stand before them. */
    private static Stream<String> pairs(String line) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        String pairs = value.startsWith("/") && value.indexOf(' ') > 0 ? value.substring(value.indexOf(' ')) : value;
        return Stream.of(pairs.replace(';', ',').split(",", -1))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty());
    }

    private static boolean isKnown(String pair) {
        return USES.contains(key(pair)) && (YES.contains(value(pair)) || NO.contains(value(pair)));
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return (equals < 0 ? pair : pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String pair) {
        return pair.substring(pair.indexOf('=') + 1).strip().toLowerCase(Locale.ROOT);
    }

    private AccessFinding challenge() {
        AccessCheck check = AccessCheck.CHALLENGE_PAGE;
        Optional<FetchResponse> response = start.response();
        if (response.isEmpty()) {
            return unread(check);
        }
        if (BotWalls.challenges(response.get())) {
            return check.fail("challenged", start.status()).seenAt(start.end(), field("cf-mitigated"), field("server"));
        }
        if (start.status() == 401 || start.status() == 403 || start.status() == 407 || start.status() == 429) {
            return check.fail("refused", start.status()).seenAt(start.end(), field("server"));
        }
        if (start.status() != 200) {
            return check.fail("start-status", start.status()).seenAt(start.end());
        }
        Verdict verdict = verdict();
        if (verdict.is() == Verdict.Is.WALL) {
            return check.fail("wall", Message.listed(verdict.signs())).seenAt(start.end());
        }
        return check.pass("no-wall").seenAt(start.end());
    }

    private AccessFinding unread(AccessCheck check) {
        return (start.obstacle() == Obstacle.ROBOTS
                        ? check.fail("start-robots", Robots.PRODUCT_TOKEN)
                        : check.fail("start-silent"))
                .seenAt(start.end());
    }

    private String field(String name) {
        String value = start.header(name);
        return value.isEmpty() ? "" : name + ": " + value;
    }

    private Verdict verdict() {
        return new PageReader()
                .inspect(start.end(), start.body(), start.contentType())
                .verdict();
    }

    private AccessFinding rendering() {
        AccessCheck check = AccessCheck.RENDERING_STRATEGY;
        if (!start.isHtml()) {
            return check.skip("no-html").seenAt(start.end());
        }
        List<SiteAnswer> shells = visit.pages().stream()
                .map(SampledPage::page)
                .filter(SiteAnswer::isHtml)
                .filter(page -> new PageReader()
                                .inspect(page.end(), page.body(), page.contentType())
                                .verdict()
                                .is()
                        == Verdict.Is.SHELL)
                .toList();
        return shells.isEmpty()
                ? check.pass("rendered").seenAt(start.end())
                : check.fail("shell", shells.size(), visit.pages().size())
                        .seenAt(shells.stream().map(SiteAnswer::end).toList());
    }

    private AccessFinding redirects() {
        AccessCheck check = AccessCheck.REDIRECT_BEHAVIOR;
        List<SiteAnswer> all = Stream.concat(
                        Stream.of(start, visit.file()),
                        visit.pages().stream().flatMap(page -> Stream.of(page.page(), page.twin())))
                .filter(answer -> answer.response().isPresent() || answer.obstacle() == Obstacle.ENDLESS)
                .toList();
        List<String> away = all.stream()
                .filter(answer -> !bare(answer.asked()).equals(bare(answer.end())))
                .map(answer -> answer.asked() + " → " + answer.end())
                .distinct()
                .toList();
        if (all.stream().anyMatch(answer -> answer.obstacle() == Obstacle.ENDLESS)) {
            return check.fail("redirects-endless").seenAt(start.asked());
        }
        if (away.isEmpty()) {
            return all.isEmpty() ? check.skip("nothing-read") : check.pass("redirects-none");
        }
        boolean entry = !bare(start.asked()).equals(bare(start.end()));
        return (entry ? check.warn("redirects-entry") : check.fail("redirects-away", away.size())).seenAt(away);
    }

    /** Fetchers take a host with and without www. for the same. */
    private static String bare(Url url) {
        return url.host().startsWith("www.") ? url.host().substring("www.".length()) : url.host();
    }

    private AccessFinding missing() {
        AccessCheck check = AccessCheck.HTTP_STATUS_CODES;
        SiteAnswer missing = visit.missing();
        if (missing.response().isEmpty()) {
            return check.skip("nothing-read");
        }
        int status = missing.status();
        if (status == 404 || status == 410) {
            return check.pass("missing-status", status).seenAt(missing.asked());
        }
        if (!missing.end().equals(missing.asked())) {
            return check.fail("missing-redirected").seenAt(missing.asked() + " → " + missing.end());
        }
        return (status == 200 ? check.fail("missing-found") : check.warn("missing-other", status))
                .seenAt(missing.asked());
    }
}
