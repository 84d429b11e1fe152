package dev.waymark.verification;

import dev.waymark.account.signin.AccountDeleted;
import dev.waymark.mail.MailKind;
import dev.waymark.probe.ProofFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Decides whose a host is by what was found there. Who shows it last has it: the account that had it before gets a new text to show, so that
 * its old one, which may still be there, does not take the host back.
 */
@ApplicationScoped
class Verification {

    @Inject
    private HostClaims claims;

    @Inject
    private VerificationNotices notices;

    @Inject
    private VerifiedHosts hosts;

    @Inject
    private VerificationSettings settings;

    @Inject
    private Event<VerificationChanged> changed;

    /** Stores what a check has found that somebody asked for; whether the host is theirs now. */
    @Transactional
    public boolean save(HostClaim checked, List<ProofFinding> findings) {
        claims.lock(checked.host());
        Optional<HostClaim> claim = claims.lock(checked);
        Optional<ProofFinding> proof = proof(findings);
        if (claim.isEmpty()) {
            return false;
        }
        if (proof.isEmpty()) {
            claims.keep(claim.get(), findings);
            return false;
        }
        verify(claim.get(), proof.get(), findings);
        return true;
    }

    /** Stores what a check has found that was due, unless another server has that check by now. */
    @Transactional
    public boolean save(HostClaims.Due due, List<ProofFinding> findings) {
        claims.lock(due.claim().host());
        if (!claims.holds(due)) {
            return false;
        }
        Optional<ProofFinding> proof = proof(findings);
        if (proof.isPresent()) {
            verify(due.claim(), proof.get(), findings);
        } else {
            fail(due.claim(), findings);
        }
        return true;
    }

    private static Optional<ProofFinding> proof(List<ProofFinding> findings) {
        return findings.stream().filter(ProofFinding::proved).findFirst();
    }

    private void verify(HostClaim claim, ProofFinding proof, List<ProofFinding> findings) {
        Optional<HostClaim> holder = claims.holder(claim);
        holder.ifPresent(claims::reset);
        boolean covered = hosts.covers(claim.account(), claim.host());
        claims.verify(claim, proof.method(), findings);
        if (!covered) {
            changed.fire(new VerificationChanged(claim.account(), claim.host(), true));
        }
        holder.ifPresent(before -> {
            changed.fire(new VerificationChanged(before.account(), before.host(), false));
            notices.send(MailKind.HOST_TAKEN_OVER, before, Optional.empty());
        });
    }

    private void fail(HostClaim claim, List<ProofFinding> findings) {
        HostClaim failing = claims.fail(claim, findings);
        if (claims.isOver(failing)) {
            lose(failing);
            notices.send(MailKind.VERIFICATION_LOST, failing, Optional.empty());
        } else if (failing.failures() == VerificationSettings.FAILURES_TOLD) {
            notices.send(
                    MailKind.VERIFICATION_FAILING,
                    failing,
                    failing.failingSince().map(since -> since.plus(settings.days(VerificationSettings.GRACE_DAYS))));
        }
    }

    private void lose(HostClaim claim) {
        claims.reset(claim);
        changed.fire(new VerificationChanged(claim.account(), claim.host(), false));
    }

    /** An account gives a host up. */
    @Transactional
    public void end(long account, String host) {
        claims.lock(host);
        claims.find(account, host)
                .filter(claim -> claim.state() != ClaimState.PENDING)
                .ifPresent(this::lose);
    }

    /** The claims go before their account, since a check locks them in this order. */
    void forget(@Observes AccountDeleted deleted) {
        for (HostClaim claim : claims.of(deleted.accountId())) {
            claims.lock(claim.host());
            claims.delete(claim);
            changed.fire(new VerificationChanged(claim.account(), claim.host(), false));
        }
    }

    /** An account keeps no site on a host any more. */
    @Transactional
    public void forget(HostClaims.Due due) {
        claims.lock(due.claim().host());
        if (claims.holds(due)) {
            claims.delete(due.claim());
            changed.fire(
                    new VerificationChanged(due.claim().account(), due.claim().host(), false));
        }
    }
}
