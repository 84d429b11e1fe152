package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionCheckTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "PROFILE", "production",
            "PUBLIC_URL", "https://waymark.example.org",
            "DATABASE_URL", "postgres://waymark:c2VjcmV0@database/waymark",
            "REDIS_URL", "rediss://redis",
            "SERVER_SECRET", "0123456789abcdef0123456789abcdef",
            "OPERATOR_NAME", "Milestones Ltd",
            "OPERATOR_ADDRESS", "1 High Street, Leeds LS1 1AA",
            "OPERATOR_EMAIL", "help@waymark.example.org");

    @Test
    void acceptsAServerThatHasBeenToldEverything() throws InvalidSettings {
        assertThat(ProductionCheck.problems(COMPLETE)).isEmpty();
    }

    @Test
    void asksForNothingElsewhere() throws InvalidSettings {
        assertThat(ProductionCheck.problems(Map.of())).isEmpty();
        assertThat(ProductionCheck.problems(Map.of("PROFILE", "development", "STRIPE_SECRET_KEY", "sk_test_1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL",
                "REDIS_URL",
                "SERVER_SECRET",
                "OPERATOR_NAME",
                "OPERATOR_ADDRESS",
                "OPERATOR_EMAIL",
                "PUBLIC_URL"
            })
    void namesWhatIsMissing(String setting) throws InvalidSettings {
        assertThat(ProductionCheck.problems(with(setting, " ")))
                .singleElement()
                .asString()
                .startsWith(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL, http://waymark.example.org",
        "PUBLIC_URL, https://",
        "HOSTING_URL, http://files.example.net",
        "HOSTING_URL, https://waymark.example.org",
        "HOSTING_URL, https://Waymark.example.org/",
        "HOSTING_URL, https://waymark.example.org:443",
        "DATABASE_URL, postgres://waymark:waymark@database/waymark",
        "CRAWL_EXEMPT_ADDRESSES, 127.0.0.1:8081",
    })
    void namesWhatDoesNotFit(String setting, String value) throws InvalidSettings {
        assertThat(ProductionCheck.problems(with(setting, value)))
                .singleElement()
                .asString()
                .startsWith(setting);
    }

    @Test
    void asksForTheSecretOfTheWebhookWhereStripeIsUsed() throws InvalidSettings {
        assertThat(ProductionCheck.problems(with("STRIPE_SECRET_KEY", "sk_test_1")))
                .containsExactly("STRIPE_WEBHOOK_SECRET is missing: what signs the events of Stripe");
    }

    @Test
    void asksForTheVatNumberThatPagesAndTermsSpeakOfWhereStripeWorksOutTax() throws InvalidSettings {
        assertThat(ProductionCheck.problems(with("CHECKOUT_TAX", "true")))
                .containsExactly("OPERATOR_VAT_NUMBER is missing: your VAT number, since CHECKOUT_TAX is on");
        assertThat(ProductionCheck.problems(with("CHECKOUT_TAX", "false"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_1", "rk_live_1"})
    void takesALiveKeyOfStripeForProduction(String key) {
        assertThatThrownBy(() -> ProductionCheck.check(Map.of("STRIPE_SECRET_KEY", key)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("a live key of Stripe")
                .hasMessageContaining("\n  OPERATOR_NAME is missing: who runs this server\n");
    }

    @Test
    void refusesAProfileThatItDoesNotKnow() {
        assertThatThrownBy(() -> ProductionCheck.problems(Map.of("PROFILE", "prod")))
                .hasMessage("PROFILE=prod is unknown. Set production, or development.");
    }

    @Test
    void endsTheStartWithAnErrorInWords() throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/classes",
                        "dev.waymark.boot.Boot")
                .redirectErrorStream(true);
        start.environment().putAll(with("OPERATOR_EMAIL", ""));
        Process process = start.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output)
                .contains(
                        "Waymark ends: The settings do not fit PROFILE=production.",
                        "OPERATOR_EMAIL is missing: where users reach the operator")
                .doesNotContain("Exception");
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(setting, value);
        return settings;
    }
}
