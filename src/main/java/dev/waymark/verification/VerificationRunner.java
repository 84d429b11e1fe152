package dev.waymark.verification;

import dev.waymark.probe.OwnershipCheck;
import dev.waymark.probe.ProofFinding;
import dev.waymark.probe.ProofMethod;
import dev.waymark.timer.RepeatedTask;
import dev.waymark.url.Url;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Checks again whether hosts that are verified still show their proofs, one after the other. Any number of servers may do it. */
@ApplicationScoped
class VerificationRunner {

    private static final Logger LOG = Logger.getLogger(VerificationRunner.class.getName());
    private static final int MAX_PAUSE_SECONDS = 10;

    @Inject
    private RepeatedTask task;

    @Inject
    private HostClaims claims;

    @Inject
    private AccountHosts hosts;

    @Inject
    private OwnershipCheck ownership;

    @Inject
    private Verification verification;

    @Inject
    private VerificationSettings settings;

    private volatile boolean stopping;

    void start(@Observes @Priority(220) Startup event) {
        int pause = (int) Math.min(MAX_PAUSE_SECONDS, settings.days(1).toSeconds());
        task.start(this::run, pause, pause);
    }

    /** A check that is under way is made again by another server. */
    void stop(@Observes @Priority(100) Shutdown event) {
        stopping = true;
        task.stop();
    }

    /** A fault ends one run, and the next starts over. */
    private void run() {
        try {
            for (Optional<HostClaims.Due> due = claims.claim(); due.isPresent() && !stopping; due = claims.claim()) {
                check(due.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A check of a verified host broke off; it is made again", e);
        }
    }

    private void check(HostClaims.Due due) {
        HostClaim claim = due.claim();
        Optional<Url> site = hosts.site(claim.account(), claim.host());
        if (site.isEmpty()) {
            verification.forget(due);
            return;
        }
        List<ProofFinding> findings = findings(site.get(), claim);
        if (!stopping) {
            verification.save(due, findings);
        }
    }

    /** The other proofs are looked for only when the one is missing by which the host was verified. */
    private List<ProofFinding> findings(Url site, HostClaim claim) {
        List<ProofMethod> known = claim.method().stream().toList();
        List<ProofFinding> findings = new ArrayList<>(ownership.check(site, claim.token(), known));
        if (findings.stream().noneMatch(ProofFinding::proved)) {
            List<ProofMethod> others = Stream.of(ProofMethod.values())
                    .filter(method -> !known.contains(method))
                    .toList();
            findings.addAll(ownership.check(site, claim.token(), others));
        }
        return findings;
    }
}
