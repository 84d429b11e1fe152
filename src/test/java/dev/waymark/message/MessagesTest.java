package dev.waymark.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static final Clock LONDON = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneId.of("Europe/London"));
    private static final Messages ENGLISH = new Messages(Locale.UK, LONDON);
    private static final Messages WELSH = new Messages(Locale.forLanguageTag("cy"), LONDON);

    @Test
    void writesNumbersAndDaysAsTheLanguageDoes() {
        assertThat(ENGLISH.text("ledger.more", 12_345)).isEqualTo("12,345 more are in the CSV file.");
        assertThat(ENGLISH.text("sources.register", "360Giving", LocalDate.of(2026, 3, 1)))
                .isEqualTo("(360Giving, 1 March 2026)");
        assertThat(WELSH.text("sources.register", "360Giving", LocalDate.of(2026, 3, 1)))
                .isEqualTo("(360Giving, 1 Mawrth 2026)");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 link", "2, 2 links", "1200, '1,200 links'"})
    void hasPlurals(int count, String text) {
        assertThat(ENGLISH.text("validate.page.links.count", count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 ddolen", "2, 2 ddolen", "3, 3 dolen", "6, 6 dolen"})
    void hasAsManyPluralsAsALanguageNeeds(int count, String text) {
        assertThat(WELSH.text("validate.page.links.count", count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T17:12:00Z, You can start again at 18:12 BST today.",
        "2026-07-02T17:12:00Z, You can start again at 18:12 BST tomorrow.",
        "2026-12-24T18:12:00Z, You can start again at 18:12 GMT on 24 December 2026.",
    })
    void namesTimesAsPeopleDoWithTheirZone(Instant moment, String text) {
        assertThat(ENGLISH.text("limit.time", moment)).isEqualTo(text);
    }

    @Test
    void writesAMomentInFull() {
        assertThat(ENGLISH.moment(Instant.parse("2026-11-29T18:12:59Z"))).isEqualTo("29 November 2026, 18:12 GMT");
    }

    @Test
    void marksTimesInHtmlAndEscapesWhatIsPutIntoIt() {
        assertThat(ENGLISH.text("job.kept.html", Instant.parse("2026-07-08T12:00:00.5Z")))
                .startsWith(
                        "We keep this page until <time datetime=\"2026-07-08T12:00:00Z\">13:00 BST on 8 July 2026</time>.");
        assertThat(ENGLISH.text("problem.id.html", "<b title='x'>&\""))
                .endsWith("<code>&lt;b title=&#39;x&#39;&gt;&amp;&quot;</code>");
    }

    @Test
    void putsMessagesIntoMessages() {
        Message limit = Message.of("limit.reached", Message.of("limit.free", 5), Message.of("limit.minutes", 12));
        assertThat(ENGLISH.text(limit))
                .isEqualTo("You have used today’s 5 free reads. You can try again in 12 minutes.");
        assertThat(limit).hasToString(ENGLISH.text(limit));
    }

    @Test
    void tellsOneErrorFromSeveral() {
        assertThat(ENGLISH.text("version.errors", 1)).isEqualTo("Not saved. Fix the error, then save again.");
        assertThat(ENGLISH.text("version.errors", 12)).isEqualTo("Not saved. Fix the 12 errors, then save again.");
    }

    @Test
    void takesWhatSomebodyElseWroteAsItIs() {
        assertThat(ENGLISH.text(Message.verbatim("50 % isn't {0}"))).isEqualTo("50 % isn't {0}");
    }

    @Test
    void knowsNoOtherKeys() {
        assertThatThrownBy(() -> Message.of("There is nothing here.")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ENGLISH.text("none.such")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void knowsWhichLanguagesThereAre() {
        assertThat(Messages.speak(Locale.UK)).isTrue();
        assertThat(Messages.speak(Locale.forLanguageTag("cy"))).isTrue();
        assertThat(Messages.speak(Locale.FRENCH)).isFalse();
    }
}
