package dev.waymark.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionHintTest {

    private static final String KEY = "3b241101-e2bb-4255-8caf-4136c566a962";

    private static StripeEvent event(String type, String about) {
        return StripeEvent.parse("""
                {"id": "evt_1", "type": "%s", "livemode": false, "data": {"object": %s}}""".formatted(type, about.replace("KEY", KEY)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customer.subscription.updated | {"id": "sub_1", "metadata": {"subscription_key": "KEY"}} | sub_1  KEY
            customer.subscription.deleted | {"id": "sub_1"} | sub_1
            invoice.paid | {"id": "in_1", "parent": {"subscription_details": {"subscription": "sub_1", "metadata": {"subscription_key": "KEY"}}}} | sub_1  KEY
            invoice.payment_failed | {"id": "in_1", "subscription": "sub_1"} | sub_1
            invoice.paid | {"id": "in_1", "subscription": {"id": "sub_1"}} | sub_1
            checkout.session.completed | {"id": "cs_1", "mode": "subscription", "subscription": "sub_1"} | sub_1 cs_1
            checkout.session.expired | {"id": "cs_1", "mode": "subscription", "subscription": null} | cs_1
            """)
    void saysWhichSubscriptionToAskAbout(String type, String about, String hint) {
        StripeEvent event = event(type, about);
        SubscriptionHint found = event.hint().orElseThrow();
        assertThat((found.subscription() + " " + found.session() + " "
                                + found.key().map(Object::toString).orElse(""))
                        .strip())
                .isEqualTo(hint.replace("KEY", KEY));
        assertThat(event.statement()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checkout.session.completed | {"id": "cs_1", "mode": "payment", "payment_status": "paid"} | true
            checkout.session.completed | {"id": "cs_1", "payment_status": "paid"} | true
            checkout.session.completed | {"id": "cs_1", "mode": "setup"} | false
            checkout.session.completed | {"id": "cs_1", "mode": "donation"} | false
            invoice.paid | {"id": "in_1"} | false
            invoice.created | {"id": "in_1", "subscription": "sub_1"} | false
            charge.refunded | {"id": "ch_1", "refunded": true} | true
            """)
    void leavesPaymentsToPaymentsAndOtherModesToNobody(String type, String about, boolean payment) {
        StripeEvent event = event(type, about);
        assertThat(event.hint()).isEmpty();
        assertThat(event.statement().isPresent()).isEqualTo(payment);
    }
}
