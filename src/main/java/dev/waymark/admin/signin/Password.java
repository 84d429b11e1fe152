package dev.waymark.admin.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's password, of which only the hash is set; without a hash as strong as it should be there are no operator's pages. */
@ApplicationScoped
class Password {

    private static final Logger LOG = Logger.getLogger(Password.class.getName());
    private static final Pattern SHAPE = Pattern.compile(
            "PBKDF2WithHmacSHA(256|512):([0-9]{1,8}):[A-Za-z0-9+/]{22,}={0,2}:[A-Za-z0-9+/]{43,}={0,2}");

    /** The fewest rounds of SHA-256 and of SHA-512. Source: OWASP's Password Storage Cheat Sheet. */
    private static final int FEWEST_ROUNDS_256 = 600_000;

    private static final int FEWEST_ROUNDS_512 = 210_000;

    private static final int LONGEST = 200;

    @Inject
    @ConfigProperty(name = "ADMIN_PASSWORD_HASH")
    Optional<String> configured;

    @Inject
    private Pbkdf2PasswordHash hashes;

    private String hash = "";

    @PostConstruct
    void read() {
        String text = configured.map(String::strip).orElse("");
        Matcher shaped = SHAPE.matcher(text);
        if (shaped.matches() && takesLong(shaped.group(1), Integer.parseInt(shaped.group(2)))) {
            hash = text;
        } else if (!text.isEmpty()) {
            LOG.severe(
                    "ADMIN_PASSWORD_HASH is not what bin/waymark admin-password prints, so there are no operator's pages.");
        }
    }

    private static boolean takesLong(String bits, int rounds) {
        return rounds >= (bits.equals("512") ? FEWEST_ROUNDS_512 : FEWEST_ROUNDS_256);
    }

    /** Whether there are operator's pages at all. */
    boolean isSet() {
        return !hash.isEmpty();
    }

    /** Whether this is it. Takes the same time for every wrong one that is not too long. */
    boolean isRight(String text) {
        return isSet() && text.length() <= LONGEST && hashes.verify(text.toCharArray(), hash);
    }

    /** Names the password in force, so that whatever was let in by an earlier one is let in no more. */
    byte[] name() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
