package dev.waymark.verification;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.message.Message;
import dev.waymark.url.PublicSuffix;
import dev.waymark.url.Url;
import java.util.Optional;

/** Which hosts can be somebody's: not those that many share, and none that has no name of its own. */
final class ProvableHost {

    private ProvableHost() {}

    /**
     * Why nobody can verify the host of this address; empty when somebody can.
     *
     * @param policy where it exempts addresses, which only tests do, other ports can be verified too
     */
    static Optional<Message> refusal(Url url, AddressPolicy policy) {
        String host = url.host();
        if (isAddress(host)) {
            return refused("address", host);
        }
        if (!host.contains(".")) {
            return refused("name", host);
        }
        if (PublicSuffix.is(host)) {
            return refused("suffix", host);
        }
        if (!url.hasStandardPort() && policy.exempt().isEmpty()) {
            return refused("port", VerifiedHosts.name(url));
        }
        return policy.refusal(url);
    }

    private static Optional<Message> refused(String why, String host) {
        return Optional.of(Message.of("verification.refused." + why, host));
    }

    /** A name in normal form does not end in a number. */
    private static boolean isAddress(String host) {
        return host.startsWith("[") || endsInANumber(host);
    }

    private static boolean endsInANumber(String host) {
        return host.substring(host.lastIndexOf('.') + 1).chars().allMatch(Character::isDigit);
    }
}
