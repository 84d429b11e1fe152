package dev.waymark.payment;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what Stripe answers. */
final class Statements {

    /** The one thing that we give Stripe to keep with a payment. */
    static final String ORDER = "order_id";

    private Statements() {}

    static Statement of(Session session) {
        Payment.State says =
                switch (session.getStatus()) {
                    case "expired" -> Payment.State.EXPIRED;
                    case "complete" -> paidIf("paid".equals(session.getPaymentStatus()));
                    default -> Payment.State.OPEN;
                };
        return new Statement(
                says,
                order(session.getMetadata()),
                session.getId(),
                or(session.getPaymentIntent()),
                session.getAmountTotal() == null ? 0 : session.getAmountTotal(),
                or(session.getCurrency()),
                Boolean.TRUE.equals(session.getLivemode()),
                session.getCustomerDetails() == null
                        ? ""
                        : or(session.getCustomerDetails().getEmail()));
    }

    static Statement of(PaymentIntent intent) {
        Payment.State says = "canceled".equals(intent.getStatus())
                ? Payment.State.EXPIRED
                : paidIf("succeeded".equals(intent.getStatus()));
        return new Statement(
                says,
                order(intent.getMetadata()),
                "",
                intent.getId(),
                intent.getAmountReceived() == null ? 0 : intent.getAmountReceived(),
                or(intent.getCurrency()),
                Boolean.TRUE.equals(intent.getLivemode()),
                or(intent.getReceiptEmail()));
    }

    static Payment.State paidIf(boolean paid) {
        return paid ? Payment.State.PAID : Payment.State.OPEN;
    }

    /** Our order id; empty when there is none or it is not one of ours. */
    static Optional<UUID> order(Map<String, String> metadata) {
        return metadata == null ? Optional.empty() : order(or(metadata.get(ORDER)));
    }

    static Optional<UUID> order(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
