package dev.waymark.hosting;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import dev.waymark.hosting.reads.Reads;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hosts that files are served for, for an account that takes its data along. */
@ApplicationScoped
class HostingExport implements AccountExport {

    @Inject
    private Hostings hostings;

    @Inject
    private Reads reads;

    private record Host(
            String host,
            String state,
            boolean filesForSections,
            String reason,
            String changed,
            @Nullable String ends,
            List<Reads.Exported> reads) {

        static Host of(Hosting hosting, List<Reads.Exported> reads) {
            return new Host(
                    hosting.host(),
                    Ids.of(hosting.state()),
                    hosting.nested(),
                    hosting.reason(),
                    hosting.changed().toString(),
                    hosting.ends().map(Instant::toString).orElse(null),
                    reads);
        }
    }

    @Override
    public String file() {
        return "hosting.json";
    }

    @Override
    public List<? extends Record> of(Account account) {
        return hostings.of(account).stream()
                .map(hosting -> Host.of(hosting, reads.export(hosting.host())))
                .toList();
    }
}
