package dev.waymark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.Verdict.Is;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer is, by several signs; none of the weak ones decides alone. */
class VerdictTest {

    private static final Url URL = Url.parse("https://rowers.example/page");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Log in | Rowers</title><main><h1>Log in</h1><form><input name=u><input type=password></form></main>",
                "<title>Rowers</title><h1>Members' area</h1><form>Your code <input type=password><button>Enter</button></form>",
                "<title>Anmelden – Rudern</title><div id=content><form><input><input type=password></form><a href=/>Start</a></div>",
                "<title>Just a moment...</title><h1>rowers.example</h1><p>Checking if the site connection is secure before you go on to it, please wait.",
                "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access \"/\" on this server.<p>Reference #18.2d3",
                "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1><p>You are unable to access rowers.example</p>",
                "<title>Security check</title><meta name=robots content=noindex><p>Please complete the captcha to show that you are human</p>"
            })
    void takesForAWall(String html) {
        assertThat(verdict(html).is()).isEqualTo(Is.WALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Rowers</title><header><form><input type=password></form></header><h1>Rowers</h1><p>A club for all ages.",
                "<title>Rowers</title><div class=login-dropdown><form><input type=password></form></div><h1>Rowers</h1><p>A club for all ages.",
                "<title>Rowers</title><h1>Rowers</h1><p>A rowing club for all ages on the river, with boats for beginners and a bar.<form><input type=password></form>",
                "<title>Access denied</title><h1>Access denied</h1><p>Our report on ramps that lead nowhere, with a map of the forty stations that wheelchairs cannot enter.<a href=/a>Map</a>",
                "<title>Contact</title><h1>Contact</h1><form><input type=email><div class=g-recaptcha></div></form><p>Verify that you are human.<a href=/>Home</a>",
                "<title>404 Squadron</title><h1>404 Squadron</h1><p>The squadron flew from the field beside our boathouse between 1941 and the end of the war.",
                "<title>Lost, and not found in the Thames</title><h1>Lost, and not found</h1><p>Oars that members have lost since the club was founded in 1880, with their owners.",
                "<title>Route 404 timetable</title><h1>Route 404</h1><table><tr><td>8:00<td>9:00</table>",
                "<title>Rowers</title><body><div id=app><h1>Rowers</h1><p>A rowing club for all ages on the river, with boats for beginners and a bar.</div><script src=a.js></script>",
                "<title>Map</title><noscript>Please enable JavaScript for the map.</noscript><script src=a.js></script><h1>Map</h1><p>The boathouse is behind the second bridge, ten minutes on foot from the station."
            })
    void takesForAPage(String html) {
        assertThat(verdict(html).is()).as(verdict(html).evidence().toString()).isEqualTo(Is.PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Page not found | Rowers</title><h1>Sorry</h1><p>Try the menu.",
                "<title>Rowers</title><h1>404</h1><p>Nothing here.",
                "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.",
                "<title>Rowers</title><h1>Oops! Page not found</h1><p>It may have moved, or it may never have been here at all. Search for it, or go back to the start page.",
                "<title>Seite nicht gefunden – Rudern</title><h1>Leider</h1><a href=/>Start</a>"
            })
    void takesForNotFound(String html) {
        assertThat(verdict(html).is()).isEqualTo(Is.SOFT_404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Rowers</title><div id=root></div><script src=a.js></script>",
                "<title>Rowers</title><app-root>Loading</app-root><script type=module src=a.js></script><noscript>Please enable JavaScript</noscript>",
                "<title>Rowers</title><noscript>You need to enable JavaScript to run this app.</noscript><script>start()</script><div></div>"
            })
    void takesForAShell(String html) {
        assertThat(verdict(html).is()).isEqualTo(Is.SHELL);
    }

    @Test
    void saysWhatDecided() {
        assertThat(verdict("<title>Sign in</title><form><input type=password></form>")
                        .signs())
                .extracting(Message::toString)
                .containsExactly("password field", "the title says log-in", "0 words", "no headings");
        assertThat(verdict("<meta http-equiv=refresh content='0;url=/new'>").signs())
                .extracting(Message::toString)
                .containsExactly("forwards to https://rowers.example/new");
    }

    private static Verdict verdict(String html) {
        byte[] body = ("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8);
        return new PageReader().inspect(URL, body, "text/html; charset=utf-8").verdict();
    }
}
