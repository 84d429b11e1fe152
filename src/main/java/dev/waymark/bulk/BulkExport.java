package dev.waymark.bulk;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of an account that takes its data along. */
@ApplicationScoped
class BulkExport implements AccountExport {

    @Inject
    private Bulks bulks;

    /** A list. */
    private record Listed(
            String id,
            String name,
            String created,
            @Nullable String finished,
            List<Website> websites) {}

    /** A website in it. */
    private record Website(
            String url,
            String state,
            @Nullable Integer score,
            @Nullable String grade,
            @Nullable String reason) {

        static Website of(BulkItem item) {
            return new Website(
                    item.url(),
                    Ids.of(item.state()),
                    item.score().orElse(null),
                    item.grade().orElse(null),
                    item.reason().map(Message::toString).orElse(null));
        }
    }

    @Override
    public String file() {
        return "bulk.json";
    }

    @Override
    public List<? extends Record> of(Account account) {
        return bulks.of(account).stream()
                .map(bulk -> new Listed(
                        bulk.id().text(),
                        bulk.name(),
                        bulk.created().toString(),
                        bulk.finished().map(Instant::toString).orElse(null),
                        bulks.items(bulk).stream().map(Website::of).toList()))
                .toList();
    }
}
