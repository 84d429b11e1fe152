package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.web.ProblemDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyerAnswerTest {

    @ParameterizedTest
    @CsvSource({
        ",,                    buyer",
        "nobody, true,         buyer",
        "CONSUMER, true,       buyer",
        "consumer,,            agrees_to_start",
        "consumer, false,      agrees_to_start",
        "consumer, true,       ",
        "organisation,,        ",
        "organisation, false,  ",
        "organisation, true,   ",
    })
    void asksForWhatIsMissing(String buyer, Boolean agrees, String field) {
        assertThat(new BuyerAnswer(buyer, agrees)
                        .problems().stream().map(ProblemDetails.Field::field).toList())
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void recordsWhenAConsumerAgreedInWholeSecondsAndNothingForAnOrganisation() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-29T12:00:01.987654321Z"), ZoneOffset.UTC);
        assertThat(new BuyerAnswer("consumer", true).checked(clock))
                .isEqualTo(new Buyer(Buyer.Kind.CONSUMER, Instant.parse("2026-11-29T12:00:01Z")));
        assertThat(new BuyerAnswer("organisation", true).checked(clock))
                .isEqualTo(new Buyer(Buyer.Kind.ORGANISATION, null));
    }

    @Test
    void isNoConsumerWhoHasNotAgreedAndNoOrganisationThatHas() {
        assertThatThrownBy(() -> new Buyer(Buyer.Kind.CONSUMER, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Buyer(Buyer.Kind.ORGANISATION, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
