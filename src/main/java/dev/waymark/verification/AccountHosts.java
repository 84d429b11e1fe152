package dev.waymark.verification;

import dev.waymark.account.KeptSites;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The sites that an account keeps on a host. */
@ApplicationScoped
class AccountHosts {

    @Inject
    private Sql sql;

    @Inject
    private KeptSites sites;

    /** A kept site. */
    private record Kept(long number, Url url) {

        static Kept of(Row row) {
            return new Kept(row.longValue("submission_id"), Url.parse(row.text("url")));
        }
    }

    /** The address of one of them, https rather than http; empty when the account keeps none any more. */
    @Transactional
    Optional<Url> site(long account, String host) {
        List<Url> urls = kept(account, host).stream().map(Kept::url).toList();
        return urls.stream()
                .filter(url -> url.scheme().equals("https"))
                .findFirst()
                .or(() -> urls.stream().findFirst());
    }

    /** The page on which the host is verified, from the root of the server. */
    @Transactional
    String page(long account, String host) {
        return kept(account, host).stream()
                .flatMap(kept -> sites.find(kept.number()).stream())
                .flatMap(site -> sites.open(site).stream())
                .findFirst()
                .map(VerificationPage::of)
                .orElse("/my-sites");
    }

    /** The newest first. */
    private List<Kept> kept(long account, String host) {
        return sql
                .of(
                        "select submission_id, url from kept_submissions where account_id = :account order by submission_id desc")
                .with("account", account)
                .list(Kept::of)
                .stream()
                .filter(kept -> VerifiedHosts.name(kept.url()).equals(host))
                .toList();
    }
}
