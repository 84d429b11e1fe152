package dev.waymark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.access.AccessFinding;
import dev.waymark.access.AccessReport;
import dev.waymark.access.AgentAccess;
import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.describe.Describer;
import dev.waymark.document.Validation;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.mcp.protocol.Arguments;
import dev.waymark.mcp.protocol.CallProgress;
import dev.waymark.mcp.protocol.ForeignText;
import dev.waymark.mcp.protocol.Parameter;
import dev.waymark.mcp.protocol.Tool;
import dev.waymark.mcp.protocol.ToolResult;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.probe.LiveChecks;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.template.UnknownOption;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools that do their work in this process. */
final class LocalTools implements AutoCloseable {

    private static final int PAGES = 30;
    private static final int MOST_LINKS = 25;
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final NetworkOptions access;
    private final HttpFetcher web;
    private final HostLimiter limiter;

    private LocalTools(NetworkOptions access, HttpFetcher web, HostLimiter limiter) {
        this.access = access;
        this.web = web;
        this.limiter = limiter;
    }

    static LocalTools open(NetworkOptions access) throws Unusable {
        return new LocalTools(access, access.open(), access.limiter());
    }

    @Override
    public void close() {
        web.close();
    }

    List<Tool> list() {
        String[] templates = Template.ids().toArray(String[]::new);
        return List.of(
                new Tool(
                        "generate_llms_txt",
                        List.of(
                                Parameter.required("url"),
                                Parameter.text("template", templates),
                                Parameter.flag("include_noindex")),
                        true,
                        inWords(this::generate)),
                new Tool(
                        "validate_llms_txt",
                        List.of(Parameter.text("content"), Parameter.text("url")),
                        true,
                        inWords((told, progress) -> validate(told))),
                new Tool(
                        "check_site",
                        List.of(Parameter.required("url")),
                        true,
                        inWords((told, progress) -> check(address(told)))));
    }

    /** What a tool does, and may refuse. */
    @FunctionalInterface
    private interface Refusing {
        ToolResult run(Arguments told, CallProgress progress) throws Unusable;
    }

    private static Tool.Work inWords(Refusing work) {
        return (told, progress) -> {
            try {
                return work.run(told, progress).now();
            } catch (Unusable | BadUrl | UnknownOption e) {
                return ToolResult.failure(String.valueOf(e.getMessage())).now();
            }
        };
    }

    private Url address(Arguments told) throws Unusable {
        return access.read(told.text("url").orElse(""));
    }

    private ToolResult generate(Arguments told, CallProgress progress) throws Unusable {
        Options options = Options.of(told.text("template").orElse(Template.AUTO), "", "", "");
        Url start = address(told);
        Crawl crawl = new Crawler(web, limiter, Clock.systemUTC())
                .includingNoindex(told.flag("include_noindex"))
                .crawl(start, Budget.ofPages(PAGES), List.of(), new Telling(progress));
        if (crawl.pages().isEmpty()) {
            throw new Unusable(String.valueOf(crawl.problem()));
        }
        String file = Outline.of(crawl.pages(), crawl.attachments(), options)
                .write(Describer.EXTRACTIVE, List.of())
                .document()
                .write();
        ObjectNode summary = JSON.createObjectNode()
                .put("url", start.toString())
                .put("pages_read", crawl.pages().size())
                .put(
                        "valid",
                        ValidationOutput.of("llms.txt", Validation.of(file)).valid());
        return ToolResult.of(summary)
                .withForeign(
                        new ForeignText(start.link("/llms.txt").orElse(start).toString(), start.toString(), file),
                        Messages.ENGLISH);
    }

    /** The links of a file at an address are followed; those of a text that was sent may lead nowhere yet. */
    private ToolResult validate(Arguments told) throws Unusable {
        Optional<String> content = told.text("content");
        if (content.isPresent()) {
            return verdict("the file that was sent", Validation.of(content.get().getBytes(UTF_8)));
        }
        ValidationSource source = ValidationSource.ofAddress(address(told), web);
        Validation validation = source.validation();
        if (validation.isUsable()) {
            LiveChecks checks = new LiveChecks(web, limiter, Clock.systemUTC());
            Optional<Url> at = Optional.of(Url.parse(source.source()));
            validation = validation.with(checks.links(validation.parsed(), at, any -> true, MOST_LINKS, TIME)
                    .problems());
        }
        return verdict(source.source(), validation);
    }

    private static ToolResult verdict(String source, Validation validation) {
        return foreign(JSON.valueToTree(ValidationOutput.of(source, validation)), source);
    }

    private ToolResult check(Url site) throws Unusable {
        AccessReport report = new AgentAccess(web, limiter, Clock.systemUTC())
                .visit(site, TIME)
                .map(AccessReport::of)
                .orElseThrow(() -> new Unusable("The website takes too long to answer. Try again later."));
        ObjectNode result = JSON.createObjectNode().put("site", report.site().toString());
        ArrayNode findings = result.putArray("findings");
        for (AccessFinding finding : report.findings()) {
            ObjectNode shown = findings.addObject()
                    .put("check", finding.check().id())
                    .put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT))
                    .put("reason", finding.reason().toString());
            finding.evidence().forEach(shown.putArray("evidence")::add);
            if (!finding.advice().equals(Message.NONE)) {
                shown.put("advice", finding.advice().toString());
            }
        }
        return foreign(result, report.site().toString());
    }

    private static ToolResult foreign(JsonNode value, String source) {
        return ToolResult.foreign(value, Messages.ENGLISH.text(Message.of("mcp.foreign", source)));
    }

    /** Tells who waits how far a crawl is, and ends it when nobody does any more. */
    private record Telling(CallProgress progress) implements CrawlListener {

        @Override
        public void fetching(Url url, int read, int known) {
            // said once it is read
        }

        @Override
        public void read(Page page, int read, int known) {
            progress.tell(
                    read,
                    known,
                    Messages.ENGLISH.text(Message.of("mcp.progress.reading", read, Math.max(read, known))));
        }

        @Override
        public void recorded(LedgerEntry entry) {
            // the pages are enough
        }

        @Override
        public boolean stopped() {
            return !progress.caller().isOpen();
        }
    }
}
