package dev.waymark.throttle;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A secret that all servers share: the one that is set, otherwise a random one that the first server made and the database keeps.
 * With it what can be guessed, such as an address, is kept as a keyed hash (HMAC-SHA-256, RFC 2104), which cannot be
 * reversed without it.
 */
@ApplicationScoped
public class ServerSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_CHARACTERS = 16;
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "SERVER_SECRET")
    Optional<String> configured;

    /** Null until it is loaded. */
    private @Nullable SecretKeySpec key;

    /** Once the schema is there, before anything needs it. */
    void load(@Observes @Priority(50) Startup event) throws SQLException {
        use(configured.isPresent() ? checked(configured.get()) : kept(dataSource));
    }

    void use(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] checked(String secret) {
        if (secret.strip().length() < FEWEST_CHARACTERS) {
            throw new IllegalStateException(
                    "SERVER_SECRET is too short: it needs %d characters, better 64 random ones (openssl rand -hex 32)."
                            .formatted(FEWEST_CHARACTERS));
        }
        return secret.strip().getBytes(StandardCharsets.UTF_8);
    }

    /** Of several servers that start together one stores its proposal, and all read that one. */
    static byte[] kept(DataSource dataSource) throws SQLException {
        byte[] proposal = new byte[BYTES];
        new SecureRandom().nextBytes(proposal);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into server_secret (secret) values (?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement("select secret from server_secret")) {
            insert.setBytes(1, proposal);
            insert.executeUpdate();
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    /**
     * The keyed hash of something, as 32 hexadecimal digits.
     *
     * @param purpose keeps hashes apart that are for different things
     */
    public String hash(String purpose, byte[] of) {
        return HexFormat.of().formatHex(mac(purpose, of), 0, 16);
    }

    private byte[] mac(String purpose, byte[] of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(Objects.requireNonNull(key, "the secret is loaded when the server starts"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * Encrypts what the database keeps for a while and must not know (AES-GCM, with a key made from the secret).
     *
     * @param purpose what {@link #open} must name as well
     */
    public String seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] code = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(code);
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws IllegalStateException if it was made with another secret, for another purpose, or was changed
     */
    public String open(String purpose, String sealed) {
        byte[] bytes = HexFormat.of().parseHex(sealed);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] code = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return new String(cipher(Cipher.DECRYPT_MODE, purpose, nonce, code), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(mac("seal " + purpose, new byte[0]), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this was not sealed with the present SERVER_SECRET", e);
        }
    }
}
