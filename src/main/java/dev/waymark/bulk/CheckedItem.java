package dev.waymark.bulk;

import dev.waymark.message.Message;
import dev.waymark.submission.Order;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A website of a list that was looked at.
 *
 * @param url as it is stored and shown
 * @param order what is to be read; empty when it is refused
 * @param reason why it is refused
 */
record CheckedItem(String url, Optional<Order> order, Optional<Message> reason) {

    /** Enough to recognise it by. */
    private static final int MAX_SHOWN = 300;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    static CheckedItem accepted(Order order) {
        return new CheckedItem(order.url().toString(), Optional.of(order), Optional.empty());
    }

    static CheckedItem refused(String typed, Message why) {
        String shown = CONTROL.matcher(Wanted.whole(typed)).replaceAll(" ");
        int end = shown.offsetByCodePoints(0, Math.min(MAX_SHOWN, shown.codePointCount(0, shown.length())));
        return new CheckedItem(shown.substring(0, end), Optional.empty(), Optional.of(why));
    }

    /** The same, which the account may not have any more today. */
    CheckedItem over(Message limit) {
        return new CheckedItem(url, Optional.empty(), Optional.of(limit));
    }
}
