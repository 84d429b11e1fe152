package dev.waymark.extract.dom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.PageReader;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes that every visitor meets and that say nothing about the page. */
class BannersTest {

    private static final String TEXT =
            "<p>The boathouse stands behind the second bridge, ten minutes on foot from the station and beside the lock.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=x1><p>XX We use cookies to see how our site is used.</p><a href=/c>Accept all</a></div>",
                "<section><h2>XX Cookies on this site</h2><p>Some are needed, others help us.</p><button>Reject</button></section>",
                "<form><p>XX This site stores cookies.</p><input type=submit value='I agree'></form>",
                "<div><span>XX Wir verwenden Cookies.</span> <a href=#>Akzeptieren</a> <a href=/datenschutz>Mehr</a></div>",
                "<div><h3>XX Sign up to our newsletter</h3><p>Once a month.</p><form><input type=email><button>Go</button></form></div>",
                "<aside><p>XX Stay in touch with the river</p><form action=/s><input name=EMAIL></form></aside>",
                "<div><a href=?p=1>1</a> <a href=?p=2>2</a> <a href=?p=2>Next »</a></div>",
                "<span style='position:absolute; left:-9999px'>XX for screen readers</span>",
                "<p style='width: 1px; height: 1px; overflow: hidden'>XX for screen readers</p>",
                "<p style='clip-path: circle(0)'>XX for screen readers</p>",
            })
    void leavesOutBoxesByWhatTheySay(String box) {
        String markdown = markdown(
                "<title>Boathouse</title><body><h1>Boathouse</h1>" + TEXT + box + TEXT.replace("lock", "weir"));
        assertThat(markdown)
                .contains("beside the lock", "beside the weir")
                .doesNotContain("XX", "Next", "Once a month");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Cookie policy</title><h1>Cookies</h1><div><p>XX We store one cookie.</p><a href=/s>Cookie settings</a></div>",
                "<title>Newsletter</title><h1>Our newsletter</h1><div><p>XX Sign up to hear from us.</p><form><input type=email></form></div>",
                "<title>Bake sale</title><h1>Bake sale</h1><div><p>XX Cookies and cakes from ten.</p><a href=/cakes>Our cakes</a></div>",
                "<title>Reports</title><h1>Reports</h1><div><a href=/2024>XX 2024</a> <a href=/2025>2025</a></div>",
                "<title>Contact</title><h1>Contact</h1><div><p>XX Write to the club secretary.</p><form><input type=email><textarea></textarea></form></div>",
            })
    void keepsWhatIsTheMatterOfThePage(String html) {
        assertThat(markdown(html + TEXT)).contains("XX");
    }

    private static String markdown(String html) {
        byte[] body = ("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8);
        return new PageReader()
                .read(Url.parse("https://rowers.example/"), body, "text/html; charset=utf-8")
                .markdown();
    }
}
