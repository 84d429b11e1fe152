package dev.waymark.monitor;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Hosts that the operator has checked for nobody. */
@ApplicationScoped
public class BlockedHosts {

    private static final int MAX_SHOWN = 1_000;

    @Inject
    private Sql sql;

    @Inject
    private Monitors monitors;

    /** A host and why. */
    public record Line(String host, String reason, Instant since) {

        static Line of(Row row) {
            return new Line(row.text("host"), row.text("reason"), row.instant("blocked_at"));
        }
    }

    /** How the host of an address is named here: with its port, unless that is the usual one. */
    public static String name(Url url) {
        return url.authority();
    }

    @Transactional
    public List<Line> list() {
        return sql.of("select host, reason, blocked_at from blocked_hosts order by host limit :most")
                .with("most", MAX_SHOWN)
                .list(Line::of);
    }

    @Transactional
    public boolean holds(String host) {
        return sql.of("select 1 from blocked_hosts where host = :host")
                .with("host", host)
                .exists();
    }

    /** Ends the checks of a host; how many sites of accounts that concerns. */
    @Transactional
    public int block(String host, String reason) {
        sql.of("""
                        insert into blocked_hosts (host, reason) values (:host, :reason)
                        on conflict (host) do update set reason = excluded.reason
                        """).with("host", host).with("reason", reason).update();
        return monitors.block(host);
    }

    /** Lets a host be checked again; its accounts begin again by themselves. False when it was not blocked. */
    @Transactional
    public boolean unblock(String host) {
        return sql.of("delete from blocked_hosts where host = :host")
                        .with("host", host)
                        .update()
                == 1;
    }
}
