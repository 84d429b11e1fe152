package dev.waymark.verification;

import dev.waymark.message.Message;
import dev.waymark.probe.ProofFinding;
import dev.waymark.probe.ProofMethod;
import dev.waymark.web.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A claim as its page shows it.
 *
 * @param state the name of a {@link ClaimState}, in small letters
 * @param method the name of a {@link ProofMethod}, likewise; null while nothing proves the host
 * @param findings what the last check found, by the names of the methods
 */
public record HostClaimView(
        String state,
        @Nullable String method,
        @Nullable Instant verified,
        @Nullable Instant checked,
        @Nullable Instant failingSince,
        Map<String, Finding> findings) {

    /** What was found in one place. */
    public record Finding(boolean proved, Message words) {}

    static HostClaimView of(HostClaim claim) {
        return new HostClaimView(
                Ids.of(claim.state()),
                claim.method().map(Ids::of).orElse(null),
                claim.verified().orElse(null),
                claim.checked().orElse(null),
                claim.failingSince().orElse(null),
                claim.findings().stream()
                        .collect(Collectors.toMap(
                                finding -> Ids.of(finding.method()), HostClaimView::finding, (one, other) -> one)));
    }

    private static Finding finding(ProofFinding finding) {
        return new Finding(finding.proved(), finding.words());
    }
}
