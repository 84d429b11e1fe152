package dev.waymark.payment;

import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens of paid jobs. Who comes back from Stripe brings a session id, not a token, and only a token's hash is stored; so the
 * token is made from the order's key with a secret that is not in the database, and can be made again.
 */
@ApplicationScoped
class OrderTokens {

    private static final int TOKEN_BYTES = 16;

    @Inject
    private PaymentSettings settings;

    @Inject
    private Submissions submissions;

    Token of(UUID orderKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal(("job " + orderKey).getBytes(StandardCharsets.US_ASCII));
            return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, TOKEN_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The token that opens a submission that was ordered; after a change of the secret key it is a new one. */
    Token of(Submission submission) {
        Token token = of(submission.orderKey().orElseThrow());
        if (!submission.isKnownBy(token)) {
            submissions.answerTo(submission.id(), token);
        }
        return token;
    }
}
