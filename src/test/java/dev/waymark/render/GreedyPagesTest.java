package dev.waymark.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.PageRenderer.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that want more than a page may have: each is given up within its limits, and the next one is read. */
class GreedyPagesTest extends RenderedSite {

    private static final Duration TIME = Duration.ofSeconds(6);
    private static final Class<? extends Outcome> GIVEN_UP = Outcome.GivenUp.class;

    @Override
    RenderLimits limits() {
        return RenderLimits.USUAL.within(TIME, Duration.ofSeconds(5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isGivenUpInItsLimits(String name, String script, Class<? extends Outcome> expected)
            throws InterruptedException {
        script("/", script);
        script("/next", "document.body.append('The next page is read.')");
        render("/next"); // now a browser runs
        long used = used();
        long start = System.nanoTime();
        assertThat(render("/")).isInstanceOf(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME.plusSeconds(8));
        assertThat(used() - used).isLessThan(64 * 1024 * 1024);
        assertThat(page("/next").markdown()).isEqualTo("The next page is read.");
        assertThat(site.paths().size()).isLessThan(100);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("endless script", "while (true) {}", GIVEN_UP),
                Arguments.of(
                        "memory bomb",
                        "const a = []; setInterval(() => { a.push(new Uint8Array(50e6).fill(1)); document.body.append('a') }, 1)",
                        GIVEN_UP),
                Arguments.of("dialog loop", "while (true) alert('again')", GIVEN_UP),
                Arguments.of(
                        "10,000 requests", "for (let i = 0; i < 10000; i++) fetch('/r' + i).catch(() => {})", GIVEN_UP),
                Arguments.of("100 MB of text", "document.body.append('abcdefghij'.repeat(1e7))", GIVEN_UP),
                Arguments.of(
                        "1 GB canvas",
                        "for (let i = 0; i < 16; i++) { const c = document.createElement('canvas'); c.width = c.height = 4096;"
                                + "document.body.append(c); const x = c.getContext('2d'); x.fillRect(0, 0, 4096, 4096); x.getImageData(0, 0, 4096, 4096) }"
                                + "document.body.append('Drawn.')",
                        Outcome.class));
    }

    /** The same with more of them, for {@code bin/lab/attack-pages}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("otherPages")
    @EnabledIfSystemProperty(named = "attacks", matches = "all")
    void isGivenUpInItsLimitsToo(String name, String script, Class<? extends Outcome> expected)
            throws InterruptedException {
        isGivenUpInItsLimits(name, script, expected);
    }

    static Stream<Arguments> otherPages() {
        return Stream.of(
                Arguments.of("endless microtasks", "const f = () => Promise.resolve().then(f); f()", GIVEN_UP),
                Arguments.of(
                        "heap bomb", "const a = []; while (true) a.push(new Array(100000).fill(a.length))", GIVEN_UP),
                Arguments.of("reloads", "location.reload()", Outcome.class),
                Arguments.of(
                        "workers",
                        "for (let i = 0; i < 200; i++) new Worker('data:text/javascript,while(true){}')",
                        Outcome.class),
                Arguments.of(
                        "console",
                        "setInterval(() => { for (let i = 0; i < 1000; i++) console.log('a'.repeat(10000)) }, 1)",
                        Outcome.class),
                Arguments.of(
                        "frames",
                        "setInterval(() => { const f = document.createElement('iframe'); f.srcdoc = '<p>a'; document.body.append(f) }, 1)",
                        Outcome.class));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
