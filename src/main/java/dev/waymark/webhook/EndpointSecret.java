package dev.waymark.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an endpoint as its owner has it: {@code whsec_} and 32 random bytes in Base64.
 *
 * @param text the whole secret
 */
record EndpointSecret(String text) {

    static final String PREFIX = "whsec_";

    private static final int BYTES = 32;
    private static final SecureRandom SOURCE = new SecureRandom();

    static EndpointSecret random() {
        byte[] bytes = new byte[BYTES];
        SOURCE.nextBytes(bytes);
        return new EndpointSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** One signature as it stands in the header: {@code v1,…}. */
    String sign(String key, long seconds, String payload) {
        try {
            return new Webhook(text).sign(key, seconds, payload);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a secret has bytes, and every Java platform has HmacSHA256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "secret";
    }
}
