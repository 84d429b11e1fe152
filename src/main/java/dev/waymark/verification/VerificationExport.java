package dev.waymark.verification;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hosts that an account has verified or wants to, and what it was told of them. */
@ApplicationScoped
class VerificationExport implements AccountExport {

    private static final int MAX_NOTICES = 1_000;

    @Inject
    private HostClaims claims;

    @Inject
    private VerificationNotices notices;

    /** A host. */
    private record Host(
            String host,
            String state,
            @Nullable String method,
            @Nullable String verified,
            @Nullable String checked,
            @Nullable String failingSince,
            List<Mail> mails) {

        static Host of(HostClaim claim, List<Mail> mails) {
            return new Host(
                    claim.host(),
                    Ids.of(claim.state()),
                    claim.method().map(Ids::of).orElse(null),
                    time(claim.verified()),
                    time(claim.checked()),
                    time(claim.failingSince()),
                    mails);
        }
    }

    /** A mail that was to be sent. */
    private record Mail(String kind, String decided) {}

    @Override
    public String file() {
        return "verification.json";
    }

    @Override
    public List<? extends Record> of(Account account) {
        List<VerificationNotices.Notice> told = notices.of(account.id(), MAX_NOTICES);
        return claims.of(account.id()).stream()
                .map(claim -> Host.of(
                        claim,
                        told.stream()
                                .filter(notice -> notice.host().equals(claim.host()))
                                .map(notice -> new Mail(
                                        Ids.of(notice.kind()), notice.created().toString()))
                                .toList()))
                .toList();
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
