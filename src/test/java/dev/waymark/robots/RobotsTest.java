package dev.waymark.robots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.waymark.url.Url;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a robots.txt allows. */
class RobotsTest {

    private static final Url ROBOTS = Url.parse("https://example.org/robots.txt");

    @ParameterizedTest(name = "{0}: {1} is allowed: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Disallow: /                        | /                 | false
            Disallow:                          | /a                | true
            Disallow: /a                       | /a                | false
            Disallow: /a                       | /ab/c             | false
            Disallow: /a                       | /A                | true
            Disallow: /a/                      | /a                | true
            Disallow: /a;Allow: /a/b           | /a/b/c            | true
            Allow: /a;Disallow: /a/b           | /a/b/c            | false
            Allow: /page;Disallow: /page       | /page             | true
            Disallow: /*.php$                  | /a.php            | false
            Disallow: /*.php$                  | /a.php.php        | false
            Disallow: /*.php$                  | /a.php?x=1        | true
            Disallow: /*.php                   | /a.php?x=1        | false
            Disallow: /a*b*c                   | /axxbxxcxx        | false
            Disallow: /a*b*c                   | /axxcxxb          | true
            Disallow: /*                       | /anything         | false
            Disallow: *                        | /anything         | false
            Disallow: /*/private               | /x/private/y      | false
            Disallow: /*?                      | /a?b=c            | false
            Disallow: /*?                      | /a                | true
            Disallow: /$                       | /                 | false
            Disallow: /$                       | /a                | true
            Disallow: /fish**x                 | /fishyx           | false
            Disallow: /a$b                     | /a$b              | false
            Disallow: /caf%C3%A9               | /café             | false
            Disallow: /café                    | /caf%c3%a9        | false
            Disallow: /a%62c                   | /abc              | false
            Disallow: /foo%2A                  | /foo*             | false
            Disallow: /foo%2Fbar               | /foo/bar          | true
            Disallow: /a;Disallow: /b          | /b                | false
            """)
    void decidesByTheLongestRuleThatMatches(String rules, String path, boolean allowed) {
        Robots robots = robots("User-agent: *\n" + rules.replace(";", "\n"));
        assertThat(robots.allows(ROBOTS.link(path).orElseThrow())).isEqualTo(allowed);
    }

    @Test
    void obeysTheGroupWithOurNameRatherThanTheOneForAll() {
        Robots robots = robots("User-agent: *\nDisallow: /\n\nUser-agent: waymarkbot\nDisallow: /private\n");
        assertThat(robots.allows(ROBOTS.at("/public"))).isTrue();
        assertThat(robots.allows(ROBOTS.at("/private"))).isFalse();
    }

    @Test
    void joinsGroupsWithOurName() {
        Robots robots = robots(
                "User-agent: WaymarkBot\nDisallow: /a\n\nUser-agent: other\nUser-agent: WaymarkBot\nDisallow: /b\n");
        assertThat(robots.allows(ROBOTS.at("/a"))).isFalse();
        assertThat(robots.allows(ROBOTS.at("/b"))).isFalse();
    }

    @Test
    void takesNoOtherRobotForOurselves() {
        assertThat(robots("User-agent: WaymarkBotX\nDisallow: /\n").allows(ROBOTS.at("/a")))
                .isTrue();
        assertThat(robots("User-agent: Way\nDisallow: /\n").allows(ROBOTS.at("/a")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "0.5, 500", "10, 10000", "60, 10000", "86400000, 10000", "-1, 0", "soon, 0"})
    void waitsAsLongAsAskedUpToTenSeconds(String asked, long milliseconds) {
        Robots robots = robots("User-agent: *\nCrawl-delay: " + asked + "\nDisallow: /x\n");
        assertThat(robots.delay()).isEqualTo(Duration.ofMillis(milliseconds));
        assertThat(robots.allows(ROBOTS.at("/a"))).isTrue();
    }

    @Test
    void knowsTheSitemaps() {
        assertThat(robots(
                                "Sitemap: https://example.org/a.xml\nUser-agent: x\nDisallow: /\nsitemap: https://example.org/b.xml")
                        .sitemaps())
                .containsExactly("https://example.org/a.xml", "https://example.org/b.xml");
    }

    @Test
    void readsWholeLinesOfACutOffFile() {
        byte[] text = "User-agent: *\nDisallow: /a\nDisallow: /".getBytes(StandardCharsets.UTF_8);
        assertThat(Robots.parse(ROBOTS, text, true).allows(ROBOTS.at("/b"))).isTrue();
        assertThat(Robots.parse(ROBOTS, text, false).allows(ROBOTS.at("/b"))).isFalse();
    }

    @Test
    void takesAPageOfHtmlForNoRules() {
        assertThat(robots("<!doctype html><html><body>Not found</body></html>").allows(ROBOTS.at("/a")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
    void readsOtherEncodings(String charset) {
        byte[] file = "User-agent: *\nDisallow: /caf\u00e9/private\nDisallow: /b\n".getBytes(Charset.forName(charset));
        Robots robots = Robots.parse(ROBOTS, file, false);
        assertThat(robots.allows(ROBOTS.at("/b"))).isFalse();
        assertThat(robots.allows(ROBOTS.at("/c"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFUser-agent: *\nDisallow: /private\nSitemap: https://example.org/map.xml",
                "<pre>User-agent: *\nDisallow: /private\nSitemap: https://example.org/map.xml</pre>",
                "<!doctype html><html><body><p>User-agent: *<br>Disallow: /private<br>Sitemap: https://example.org/map.xml</p></body></html>",
                "\n <div>User-agent: *</div><div>Disallow: /private</div><div>Sitemap: https://example.org/map.xml</div>"
            })
    void readsRulesWithAMarkOrMarkupAroundThem(String text) {
        Robots robots = robots(text);
        assertThat(robots.allows(ROBOTS.at("/private"))).isFalse();
        assertThat(robots.allows(ROBOTS.at("/a"))).isTrue();
        assertThat(robots.sitemaps()).containsExactly("https://example.org/map.xml");
    }

    @Test
    void matchesInTimeThatGrowsWithTheFileAlone() {
        String rule = "Disallow: /*" + "a".repeat(990) + "b*" + "a".repeat(500) + "c$\n";
        Robots robots = robots("User-agent: *\n" + rule.repeat(330));
        Url url = ROBOTS.at("/" + "a".repeat(2000));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 200; i++) {
                assertThat(robots.allows(url)).isTrue();
            }
        });
    }

    @Property(tries = 2_000)
    void matchesLikeTheDefinition(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String path,
            @ForAll("patterns") String pattern) {
        byte[] bytes = ("/" + path).getBytes(StandardCharsets.UTF_8);
        assertThat(RobotsRule.of("/" + pattern, false).matches(bytes)).isEqualTo(matches("/" + pattern, "/" + path));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Combinators.combine(Arbitraries.strings().withChars("ab*").ofMaxLength(6), Arbitraries.of("", "$"))
                .as(String::concat);
    }

    /** RFC 9309 word by word: a star is any characters, a dollar the end, and the rest may follow. */
    private static boolean matches(String pattern, String path) {
        if (pattern.isEmpty()) {
            return true;
        }
        if (pattern.equals("$")) {
            return path.isEmpty();
        }
        if (pattern.startsWith("*")) {
            return matches(pattern.substring(1), path) || (!path.isEmpty() && matches(pattern, path.substring(1)));
        }
        return !path.isEmpty()
                && pattern.charAt(0) == path.charAt(0)
                && matches(pattern.substring(1), path.substring(1));
    }

    private static Robots robots(String text) {
        return Robots.parse(ROBOTS, text.getBytes(StandardCharsets.UTF_8), false);
    }
}
