package dev.waymark.fetch;

import dev.waymark.url.Url;
import java.util.regex.Pattern;

/**
 * A fetch without a usable response.
 *
 * @param url what was asked for
 * @param reason why, in a form that a page can show
 * @param detail what exactly happened, for the operator's log only: one line of at most 200 characters
 */
public record FetchFailure(Url url, Reason reason, String detail) implements FetchResult {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final int LONGEST_DETAIL = 200;

    public FetchFailure {
        detail = CONTROL.matcher(detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
                .replaceAll(" ");
    }

    /** Why there is no answer. */
    public enum Reason {
        /** No address, a refused address or no connection: users are not told which (it would map our network for them). */
        UNREACHABLE,
        /** The whole response did not arrive in time. */
        TOO_SLOW,
        /** More than the limit, where a cut-off answer is of no use (robots.txt and pages are cut off instead). */
        TOO_LARGE,
        /** An encoding that was not asked for, broken gzip, headers past the limits, or bytes that are not HTTP. */
        BROKEN
    }
}
