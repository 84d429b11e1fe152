package dev.waymark.probe;

import dev.waymark.crawl.StartPage;
import dev.waymark.message.Message;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was seen of a site within two seconds.
 *
 * @param asked the address that was given
 * @param end where it leads
 * @param title what the site's page calls itself, on one line without control characters; may be empty
 * @param problem what is wrong, and what to do about it; empty when nothing is, or nothing is known
 */
public record ProbedSite(Url asked, Url end, State state, String title, Optional<Message> problem) {

    private static final int MAX_TITLE_CHARACTERS = 120;
    private static final int MAX_READ_CHARACTERS = 1_000;

    /** Controls, also those that turn the direction of writing, and line and paragraph ends. */
    private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}]++");

    /** What can be said of a site. */
    public enum State {
        READABLE,
        /** It can be read, and is another site than the address says. */
        ELSEWHERE,
        /** No answer within two seconds. */
        SLOW,
        /** It does not show us its page now; a crawl may fail. */
        DOUBTFUL,
        /** A crawl would fail. */
        UNREADABLE
    }

    static ProbedSite of(Url asked, StartPage page) {
        return new ProbedSite(asked, page.url(), state(asked, page), title(page), page.problem());
    }

    static ProbedSite slow(Url asked) {
        return new ProbedSite(asked, asked, State.SLOW, "", Optional.empty());
    }

    private static State state(Url asked, StartPage page) {
        if (page.problem().isPresent()) {
            return page.endsCrawl() ? State.UNREADABLE : State.DOUBTFUL;
        }
        return new Site(asked).sameHost(page.url()) ? State.READABLE : State.ELSEWHERE;
    }

    private static String title(StartPage page) {
        String text = page.title().substring(0, Math.min(page.title().length(), MAX_READ_CHARACTERS));
        String line = BLANK.matcher(text).replaceAll(" ").strip();
        if (line.equals(page.url().toString())) {
            return "";
        }
        int length = line.codePointCount(0, line.length());
        return length <= MAX_TITLE_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE_CHARACTERS - 1))
                                .strip() + "\u2026";
    }
}
