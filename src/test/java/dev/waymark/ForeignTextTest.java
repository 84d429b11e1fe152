package dev.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.FixedFile;
import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Description;
import dev.waymark.describe.QuotedEvidence;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Quotation;
import dev.waymark.describe.Topic;
import dev.waymark.document.Validation;
import dev.waymark.extract.PageReader;
import dev.waymark.outline.Outline;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file or a page holds, the work on it grows no faster than its length, and needs no deep stack. */
class ForeignTextTest {

    private static final Url HOME = Url.parse("https://site.example/");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LENGTH = 5_000;

    /** Below it, what a processor was just doing says more than the text does. */
    private static final Duration UNNOTICED = Duration.ofMillis(250);

    /** Generous, since what is bounded may still take long. */
    private static final Duration CEILING = Duration.ofSeconds(4);

    /** Where a hostile text may stand in a file. */
    private static final Map<String, String> FILES = Map.of(
            "file", "%s",
            "title", "# %s\n\n> A summary of the file.\n\n- [Name](https://site.example/a): Notes on it.\n",
            "summary", "# Name\n\n> %s\n\nDetails.\n\n## Section\n\n- [Name](https://site.example/a): Notes.\n",
            "details", "# Name\n\n> Summary.\n\nDetails %s\n\n## Section\n\n- [Name](https://site.example/a): Notes.\n",
            "section", "# Name\n\n> Summary.\n\nDetails.\n\n## %s\n\n- [Name](https://site.example/a): Notes.\n",
            "name", "# Name\n\n> Summary.\n\nDetails.\n\n## Section\n\n- [%s](https://site.example/a): Notes.\n",
            "address", "# Name\n\n> Summary.\n\nDetails.\n\n## Section\n\n- [Name](https://site.example/%s): Notes.\n",
            "notes", "# Name\n\n> Summary.\n\nDetails.\n\n## Section\n\n- [Name](https://site.example/a): %s\n");

    /** Where a hostile text may stand in a page. */
    private static final Map<String, String> PAGES = Map.of(
            "text", "<title>Page</title><main><h1>Page</h1><p>%s</p></main>",
            "title", "<title>%s</title><main><h1>Page</h1><p>We help people in need of it.</p></main>",
            "heading", "<title>Page</title><main><h1>%s</h1><h2>%1$s</h2><p>We help people in need of it.</p></main>",
            "description",
                    "<title>Page</title><meta name=description content=\"%s\"><meta property=og:site_name content=\"%1$s\"><main><p>Text.</p></main>",
            "link", "<title>Page</title><nav><a href='/a%s'>%1$s</a></nav><main><p>Text.</p></main>",
            "builder",
                    "<meta name=generator content=\"%s\"><script src=\"%1$s\"></script><link rel=\"stylesheet %1$s\" href=\"/a%1$s\"><main><p>Text.</p></main>",
            "address", "<title>Page</title><main><address>%s</address><pre>%1$s</pre><li>%1$s</main>");

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 20; i++) {
            FILES.values().forEach(form -> examine(form.formatted("Words of a text. ".repeat(200))));
            PAGES.values().forEach(form -> compose(form.formatted("Words of a text. ".repeat(200))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void examinesAnyFileInLinearTime(String name, IntFunction<String> family) {
        FILES.forEach((place, form) -> grows(place, form, family, ForeignTextTest::examine));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void composesFromAnyPageInLinearTime(String name, IntFunction<String> family) {
        PAGES.forEach((place, form) -> grows(place, form, family, ForeignTextTest::compose));
    }

    static Stream<Arguments> families() {
        return HostileTexts.families().entrySet().stream()
                .map(family -> Arguments.of(family.getKey(), family.getValue()));
    }

    /** A busy machine is given a second and a third chance; time squared is still that. */
    private static void grows(String place, String form, IntFunction<String> family, Consumer<String> work) {
        String once = form.replace("%1$s", "%s").replace("%s", family.apply(LENGTH));
        String fourTimes = form.replace("%1$s", "%s").replace("%s", family.apply(4 * LENGTH));
        Duration few = Duration.ZERO;
        Duration many = Duration.ZERO;
        for (int i = 0; i < 3; i++) {
            many = time(fourTimes, work);
            if (many.compareTo(UNNOTICED) < 0) {
                return;
            }
            few = time(once, work);
            if (many.compareTo(few.multipliedBy(6)) <= 0 && many.compareTo(CEILING) < 0) {
                return;
            }
        }
        assertThat(many)
                .as("four times the text as %s", place)
                .isLessThan(few.multipliedBy(6))
                .isLessThan(CEILING);
    }

    private static Duration time(String text, Consumer<String> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.accept(text);
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    }

    private static void examine(String file) {
        Validation validation = Validation.of(file);
        Assessment.of(AssessmentInput.of(validation));
        FixedFile.of(validation, Optional.of(HOME));
    }

    private static void compose(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        PageReader.builder(HOME, body, "text/html; charset=utf-8", Map.of("server", List.of(html)));
        Outline.of(
                        List.of(
                                new PageReader().read(HOME, body, "text/html; charset=utf-8"),
                                new PageReader()
                                        .read(Url.parse("https://site.example/a"), body, "text/html; charset=utf-8"),
                                new PageReader().read(Url.parse("https://site.example/a.txt"), body, "text/plain")),
                        Options.DEFAULT)
                .write(brief -> saying(brief, html), List.of());
    }

    /** What a describer might say of the pages: the hostile text itself. */
    private static Description saying(DescribeRequest brief, String text) {
        List<Quotation> from = List.of(new Quotation(1, text.substring(0, Math.min(text.length(), 500))));
        Statement said = new Statement(text, from);
        Map<Integer, Statement> notes = brief.entries().stream()
                .collect(Collectors.toMap(DescribeRequest.Entry::number, any -> said, (one, same) -> one));
        new QuotedEvidence(brief.entries(), text).refusal(said);
        return new Description(List.of(said), Map.of(Topic.AREA, List.of(said)), notes, 0, null);
    }
}
