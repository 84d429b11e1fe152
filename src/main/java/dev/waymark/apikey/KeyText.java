package dev.waymark.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code wm_live_}, 32 random letters and digits (190 bits), and six that are their checksum, so that programs
 * that search code for secrets know one when they see it, and we ask the database for nothing that cannot be one.
 *
 * @param text the whole key
 */
public record KeyText(String text) {

    static final String PREFIX = "wm_live_";

    private static final int RANDOM = 32;
    private static final int CHECKSUM = 6;
    private static final int HINT = PREFIX.length() + 4;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern SHAPE = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final SecureRandom SOURCE = new SecureRandom();

    /** A new one. */
    public static KeyText random() {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM; i++) {
            text.append(ALPHABET.charAt(SOURCE.nextInt(ALPHABET.length())));
        }
        return new KeyText(text + checksum(text.toString()));
    }

    /** Whether a text can be a key. */
    static boolean isOne(String text) {
        int end = text.length() - CHECKSUM;
        return SHAPE.matcher(text).matches() && text.substring(end).equals(checksum(text.substring(0, end)));
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = sum.getValue();
        for (int i = 0; i < CHECKSUM; i++) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.toString();
    }

    /** What is stored of it: SHA-256. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The statement that stores a key of the operator, for them to run.
     *
     * @param name without quotation marks
     * @param scopes in small letters, separated by blanks
     */
    public String statement(String name, String scopes, int days) {
        return """
                insert into api_keys (name, hint, key_hash, scopes, expires_at)
                values ('%s', '%s', '\\x%s', '%s', now() + interval '%d days');""".formatted(name, hint(), HexFormat.of().formatHex(hash()), scopes, days);
    }

    /** By which its holder tells it from others: too short to be of use to anybody else. */
    String hint() {
        return text.substring(0, HINT) + "…";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return hint();
    }
}
