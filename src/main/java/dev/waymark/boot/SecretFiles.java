package dev.waymark.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings that are secrets, read from the files that variables such as {@code SERVER_SECRET_FILE} name. */
final class SecretFiles {

    static final List<String> SECRETS = List.of(
            "ADMIN_PASSWORD_HASH",
            "ANTHROPIC_API_KEY",
            "CHARITY_COMMISSION_API_KEY",
            "DATABASE_URL",
            "METRICS_TOKEN",
            "REDIS_URL",
            "SERVER_SECRET",
            "SMTP_URL",
            "STRIPE_SECRET_KEY",
            "STRIPE_WEBHOOK_SECRET");

    private static final String SUFFIX = "_FILE";

    private SecretFiles() {}

    /**
     * The secrets that are in files, by the names of their settings.
     *
     * @throws InvalidSettings when a file cannot be read or is empty, or when a secret is set twice
     */
    static Map<String, String> read(Map<String, String> environment) throws InvalidSettings {
        Map<String, String> read = new TreeMap<>();
        for (String secret : SECRETS) {
            String file = environment.getOrDefault(secret + SUFFIX, "");
            if (!file.isEmpty()) {
                if (!environment.getOrDefault(secret, "").isEmpty()) {
                    throw new InvalidSettings(secret + " and " + secret + SUFFIX + " are both set. Keep one of them.");
                }
                read.put(secret, content(secret + SUFFIX, file));
            }
        }
        return read;
    }

    private static String content(String variable, String file) throws InvalidSettings {
        String content;
        try {
            content = Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSettings("The file of " + variable + " cannot be read: " + file
                    + ". Check its name, and that the user of this process may read it.");
        }
        if (content.isEmpty()) {
            throw new InvalidSettings("The file of " + variable + " is empty: " + file + ".");
        }
        return content;
    }
}
