package dev.waymark.claude;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the language model is reached and what it may cost.
 *
 * @param key the API key; empty when there is none, and then the model is not used
 * @param baseUrl where the API is
 * @param free the cheaper model, for the free tier
 * @param paid the better one, for the paid tier
 * @param effort how much the models think before they answer, by the API's word for it; empty for models that know none
 * @param dailyLimit the most that all jobs of a day may cost together, in millionths of a US dollar
 * @param jobLimit the most that one job may cost, in millionths of a US dollar
 * @param timeout for one request, at most 60 s
 */
public record ModelSettings(
        String key,
        String baseUrl,
        Model free,
        Model paid,
        String effort,
        long dailyLimit,
        long jobLimit,
        Duration timeout) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    public ModelSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A request may take from 1 to 60 seconds");
        }
    }

    /**
     * The settings by their names in the environment.
     *
     * @param setting gives the value of a setting by its name; empty for one that has none
     */
    public static ModelSettings of(UnaryOperator<String> setting) {
        return new ModelSettings(
                setting.apply("ANTHROPIC_API_KEY").strip(),
                setting.apply("ANTHROPIC_BASE_URL").strip(),
                Model.of(setting.apply("ANTHROPIC_MODEL_FREE"), setting.apply("ANTHROPIC_PRICE_FREE")),
                Model.of(setting.apply("ANTHROPIC_MODEL_PAID"), setting.apply("ANTHROPIC_PRICE_PAID")),
                setting.apply("ANTHROPIC_EFFORT").strip(),
                micros(setting.apply("ANTHROPIC_DAILY_LIMIT_USD")),
                micros(setting.apply("ANTHROPIC_JOB_LIMIT_USD")),
                Duration.ofSeconds(Long.parseLong(setting.apply("ANTHROPIC_TIMEOUT_SECONDS"))));
    }

    private static long micros(String dollars) {
        return Math.round(Double.parseDouble(dollars) * 1_000_000);
    }

    public boolean isOn() {
        return !key.isEmpty();
    }

    /** Never the key: logs are read by more people than settings. */
    @Override
    public String toString() {
        return "Settings[key=%s, baseUrl=%s, free=%s, paid=%s]"
                .formatted(key.isEmpty() ? "none" : "set", baseUrl, free.name(), paid.name());
    }
}
