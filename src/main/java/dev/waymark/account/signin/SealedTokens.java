package dev.waymark.account.signin;

import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;

/** Tokens of jobs as accounts store them: encrypted, so that a copy of the database opens none. */
@ApplicationScoped
public class SealedTokens {

    private static final Logger LOG = Logger.getLogger(SealedTokens.class.getName());
    private static final String PURPOSE = "account";

    @Inject
    private ServerSecret secret;

    public String seal(Token token) {
        return secret.seal(PURPOSE, token.text());
    }

    /** The token; empty when it was sealed with an earlier secret of the server. */
    public Optional<Token> open(String sealed) {
        try {
            return Optional.of(new Token(secret.open(PURPOSE, sealed)));
        } catch (IllegalStateException e) {
            LOG.fine(() -> "A link of an account cannot be shown any more: " + e.getMessage());
            return Optional.empty();
        }
    }
}
