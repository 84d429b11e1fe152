package dev.waymark.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes claims that nobody has gone on with, and old notices. */
@ApplicationScoped
public class VerificationDeletion {

    @Inject
    private HostClaims claims;

    @Inject
    private VerificationNotices notices;

    public void deleteOld() {
        claims.deleteOld();
        notices.deleteOld();
    }
}
