package dev.waymark.monitor;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.url.Url;
import dev.waymark.version.Versions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Begins to have a kept site checked, or begins again, where nothing stands against it. */
@ApplicationScoped
class MonitorStart {

    /** What came of it. */
    enum Outcome {
        STARTED,
        /** It is neither paid for nor free. */
        UNPAID,
        /** The operator has the host checked for nobody. */
        BLOCKED,
        /** Its account has as many sites checked as it may. */
        MANY,
        /** Its file cannot be read from the account any more. */
        SEALED
    }

    @Inject
    private KeptSites sites;

    @Inject
    private Versions versions;

    @Inject
    private Monitors monitors;

    @Inject
    private BlockedHosts blocked;

    @Inject
    private MonitorSettings settings;

    /** @param limited whether an account may have only so many sites checked; what is paid for is always checked */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome start(KeptSite site, boolean limited) {
        Url url = Url.parse(site.url());
        Optional<Token> token = sites.open(site);
        Optional<Versions.VersionText> composed = token.flatMap(known -> versions.composed(known, 0));
        if (token.isEmpty() || composed.isEmpty()) {
            return Outcome.SEALED;
        }
        if (blocked.holds(BlockedHosts.name(url))) {
            return Outcome.BLOCKED;
        }
        long account = sites.owner(token.get()).orElseThrow();
        if (limited && monitors.othersOf(account, site.number()) >= settings.perAccount()) {
            return Outcome.MANY;
        }
        Written written = new Written(composed.get().text(), composed.get().version());
        monitors.start(site.number(), account, url, written, settings.days(1));
        return Outcome.STARTED;
    }
}
