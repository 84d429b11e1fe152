package dev.waymark.mail;

import dev.waymark.throttle.Client;
import dev.waymark.throttle.ServerSecret;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that can be written into a header: a local part without quotes (RFC 5321, {@code Dot-string}) and the name of a
 * domain, in ASCII. A domain in another script is converted (IDNA 2008); a local part in another script is refused, since not every mail
 * server on the way can carry one.
 */
public record MailAddress(String local, String domain) {

    private static final int MAX_CHARACTERS = 254;
    private static final int MAX_LOCAL_CHARACTERS = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern NOT_IN_A_DOMAIN = Pattern.compile("[\\s\\p{Cc}/?#:@%\\\\\\[\\]_]");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("\\.[0-9]++$");

    /** The address that somebody typed; empty when it is none. */
    public static Optional<MailAddress> parse(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_CHARACTERS || text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return LOCAL.matcher(local).matches()
                ? domain(text.substring(at + 1)).map(domain -> new MailAddress(local, domain))
                : Optional.empty();
    }

    private static Optional<String> domain(String written) {
        if (written.isEmpty() || NOT_IN_A_DOMAIN.matcher(written).find()) {
            return Optional.empty();
        }
        try {
            String name = Url.parse("https://" + written + "/").host();
            return Optional.of(name)
                    .filter(host -> host.contains(".")
                            && !ENDS_IN_A_NUMBER.matcher(host).find());
        } catch (BadUrl e) {
            return Optional.empty();
        }
    }

    public String text() {
        return local + "@" + domain;
    }

    /** The address as limits count it. Capital letters count in a local part in theory only. */
    public Client client(ServerSecret secret) {
        byte[] name = text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new Client(secret.hash("mail limit", name), Optional.empty());
    }

    /** Enough to recognise one's own address, and not enough to write to it. */
    public String masked() {
        return local.charAt(0) + "…@" + domain;
    }

    /** Masked: logs are read by more people than mail. */
    @Override
    public String toString() {
        return masked();
    }
}
