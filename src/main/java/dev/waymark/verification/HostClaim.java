package dev.waymark.verification;

import dev.waymark.probe.ProofFinding;
import dev.waymark.probe.ProofMethod;
import dev.waymark.storage.Row;
import dev.waymark.storage.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A host that an account has shown to be its own, or wants to.
 *
 * @param host with its port unless that is the standard one
 * @param token what has to be shown
 * @param method by which proof it was verified; empty while it is not
 * @param failures how many of the last checks found no proof, one after the other
 * @param findings what the last check found
 */
record HostClaim(
        long id,
        long account,
        String host,
        String token,
        ClaimState state,
        Optional<ProofMethod> method,
        Optional<Instant> verified,
        Optional<Instant> checked,
        Optional<Instant> failingSince,
        int failures,
        List<ProofFinding> findings) {

    static final String COLUMNS =
            "id, account_id, host, token, state, method, verified_at, checked_at, failing_since, failures, findings";

    static HostClaim of(Row row) {
        return new HostClaim(
                row.longValue("id"),
                row.longValue("account_id"),
                row.text("host"),
                row.text("token"),
                ClaimState.valueOf(row.text("state")),
                row.optionalText("method").map(ProofMethod::valueOf),
                row.optionalInstant("verified_at"),
                row.optionalInstant("checked_at"),
                row.optionalInstant("failing_since"),
                row.intValue("failures"),
                List.of(StoredJson.read(row.text("findings"), ProofFinding[].class)));
    }
}
