package dev.waymark.submission;

import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer of a job that failed has to know.
 *
 * @param price as people write it, such as £29
 * @param contact the operator's e-mail address; null when none is set
 * @param refundAt when the money is given back by itself; null when the operator decides
 * @param next the page of the job that the payment bought in place of this one; null when there is none
 */
public record FailedOrder(
        UUID order,
        String price,
        @Nullable String contact,
        Money money,
        boolean replaceable,
        @Nullable Instant refundAt,
        @Nullable String next) {

    /** Where the money is, in a few words. */
    public Message title() {
        return Message.of("failed.title." + Ids.of(money), price);
    }

    /** Where the money is. */
    public enum Money {
        /** With us, and it buys nothing. */
        SAFE,
        /** It has bought another job. */
        SPENT,
        ON_ITS_WAY_BACK,
        /** The payer's bank has asked for it. */
        DISPUTED
    }
}
