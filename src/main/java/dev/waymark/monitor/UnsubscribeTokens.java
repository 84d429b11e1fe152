package dev.waymark.monitor;

import dev.waymark.throttle.ServerSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the links that end the mails about a site. They need no sign-in, and open nothing else. */
@ApplicationScoped
public class UnsubscribeTokens {

    private static final Pattern SHAPED = Pattern.compile("(\\d{1,18})-([0-9a-f]{32})");
    private static final String PURPOSE = "unsubscribe";

    @Inject
    private ServerSecret secret;

    public String of(long number) {
        return number + "-" + mac(number);
    }

    /** The number of the site; empty when we have not written this. */
    OptionalLong open(String text) {
        Matcher parts = SHAPED.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(parts.group(1));
        boolean ours = MessageDigest.isEqual(
                mac(number).getBytes(StandardCharsets.US_ASCII), parts.group(2).getBytes(StandardCharsets.US_ASCII));
        return ours ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private String mac(long number) {
        return secret.hash(PURPOSE, String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
    }
}
