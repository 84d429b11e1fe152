package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePagesTest {

    private static final Url URL = Url.parse("https://example.org/");
    private static final int SIZE = 2 << 20;

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsAnyPageInTimeAndWithoutOverflow(String what, String html) {
        Page page = Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> new PageReader().read(URL, html.getBytes(UTF_8), "text/html"));
        assertThat(page.title()).isNotBlank();
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("nested elements", "<div>".repeat(100_000) + "x"),
                Arguments.of("nested lists", "<ul><li>".repeat(40_000) + "x"),
                Arguments.of("nested tables", "<table><tr><td>x".repeat(40_000)),
                Arguments.of("nested formatting", "<p><b><i><u><font>x</p>".repeat(20_000)),
                Arguments.of("nested quotes and breaks", "<blockquote>".repeat(500) + "x<br>".repeat(60_000)),
                Arguments.of("attributes", "<div " + numbered("a", 200_000) + ">x</div>"),
                Arguments.of("links", numbered("<a href=/", 60_000).replace("=1", ">x</a>")),
                Arguments.of("a word", "a".repeat(SIZE)),
                Arguments.of("at signs", "a@".repeat(SIZE / 2)),
                Arguments.of("dots", "a@" + "a.".repeat(SIZE / 2)),
                Arguments.of("digits", "0 1-".repeat(SIZE / 4)),
                Arguments.of("days", "mon 1 ".repeat(SIZE / 6)),
                Arguments.of("postcodes", "EC1A 1BB ".repeat(SIZE / 18)),
                Arguments.of("back-ticks", "<pre>" + "`".repeat(SIZE / 2)),
                Arguments.of("rows", "<table>" + "<tr><td>a<td>b".repeat(30_000)),
                Arguments.of("JSON", "<script type=application/ld+json>" + "[{\"a\":".repeat(SIZE / 6)));
    }

    private static String numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i + "=1 ").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wordpress-charity", "council", "div-soup", "tables-latin1", "docs", "next-shell"})
    void writesCleanTextWhateverTheBytes(String name) throws IOException {
        byte[] original = file(name + ".html");
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 80; i++) {
            Page page = new PageReader().read(URL, mutated(original, random), i % 2 == 0 ? "text/html" : "text/plain");
            page.links().forEach(link -> assertClean(link.text()));
            page.headings().forEach(heading -> assertClean(heading.text()));
            page.facts().forEach(fact -> assertClean(fact.value()));
            assertClean(page.title() + page.heading() + page.description() + page.siteName() + page.breadcrumbs());
            assertClean(page.markdown().replace("\n", "").replace("\t", ""));
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(60); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "<>&;\"'/=\0\u001b".charAt(random.nextInt(10));
                default -> System.arraycopy(original, 0, bytes, at, Math.min(random.nextInt(200), bytes.length - at));
            }
        }
        return bytes;
    }

    /** No control, bidi, zero-width character and no half of a surrogate pair. */
    private static void assertClean(String text) {
        assertThat(text.codePoints().filter(TextCleaner::isInvisible).toArray())
                .as(text)
                .isEmpty();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = HostilePagesTest.class.getResourceAsStream("/pages/" + name)) {
            return in.readAllBytes();
        }
    }
}
