package dev.waymark.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a server must have been told that is in production: because {@code PROFILE} says so, or because its key of Stripe is a live one
 * and it takes real money.
 */
final class ProductionCheck {

    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_.*");
    private static final Pattern HTTPS = Pattern.compile("https://[^/]+/?");
    private static final Pattern USUAL_END = Pattern.compile("\\.?(?::443)?/?$");
    private static final String DEFAULT_LOGIN = "//waymark:waymark@";

    private final Map<String, String> settings;
    private final List<String> problems = new ArrayList<>();

    private ProductionCheck(Map<String, String> settings) {
        this.settings = settings;
    }

    /** @throws InvalidSettings when something is missing; it names all that is */
    static void check(Map<String, String> settings) throws InvalidSettings {
        List<String> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new InvalidSettings("The settings do not fit "
                    + (isLive(settings) ? "a live key of Stripe" : "PROFILE=production") + ".\n  "
                    + String.join("\n  ", problems));
        }
    }

    static List<String> problems(Map<String, String> settings) throws InvalidSettings {
        String profile = settings.getOrDefault("PROFILE", "");
        if (!List.of("", "development", "production").contains(profile)) {
            throw new InvalidSettings("PROFILE=" + profile + " is unknown. Set production, or development.");
        }
        return profile.equals("production") || isLive(settings)
                ? new ProductionCheck(settings).inProduction()
                : List.of();
    }

    private static boolean isLive(Map<String, String> settings) {
        return LIVE_KEY.matcher(settings.getOrDefault("STRIPE_SECRET_KEY", "")).matches();
    }

    private List<String> inProduction() {
        require("DATABASE_URL", "where PostgreSQL is");
        require("REDIS_URL", "where Redis is");
        require("SERVER_SECRET", "a random text, the same on all servers: openssl rand -hex 32");
        require("OPERATOR_NAME", "who runs this server");
        require("OPERATOR_ADDRESS", "the postal address of the operator");
        require("OPERATOR_EMAIL", "where users reach the operator");
        if (isSet("STRIPE_SECRET_KEY")) {
            require("STRIPE_WEBHOOK_SECRET", "what signs the events of Stripe");
        }
        if (value("CHECKOUT_TAX").equals("true")) {
            require("OPERATOR_VAT_NUMBER", "your VAT number, since CHECKOUT_TAX is on");
        }
        refuseUnless(
                HTTPS.matcher(value("PUBLIC_URL")).matches(),
                "PUBLIC_URL must be the https address that users open, such as https://waymark.example.org");
        refuseUnless(
                !isSet("HOSTING_URL")
                        || (HTTPS.matcher(value("HOSTING_URL")).matches()
                                && !origin("HOSTING_URL").equals(origin("PUBLIC_URL"))),
                "HOSTING_URL must be an https address of its own, best of another domain, such as https://files.example.net");
        refuseUnless(
                !value("DATABASE_URL").contains(DEFAULT_LOGIN),
                "DATABASE_URL has the default password. Choose another for the database.");
        refuseUnless(!isSet("CRAWL_EXEMPT_ADDRESSES"), "CRAWL_EXEMPT_ADDRESSES is for tests only. Leave it empty.");
        return List.copyOf(problems);
    }

    private void require(String name, String meaning) {
        refuseUnless(isSet(name), name + " is missing: " + meaning);
    }

    private void refuseUnless(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private String origin(String name) {
        return USUAL_END.matcher(value(name)).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    private boolean isSet(String name) {
        return !value(name).isBlank();
    }

    private String value(String name) {
        return settings.getOrDefault(name, "");
    }
}
