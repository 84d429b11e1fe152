package dev.waymark.monitor.check;

import dev.waymark.monitor.MonitorSettings;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** How many requests checks may send to a host in a calendar month, whoever wants its pages to be checked. */
@ApplicationScoped
public class HostBudget {

    @Inject
    private Sql sql;

    @Inject
    private MonitorSettings settings;

    /** How many are left. */
    @Transactional
    int left(String host) {
        int used = sql.of("""
                        select coalesce(sum(requests), 0) as used from host_requests
                        where host = :host and month = date_trunc('month', now())
                        """).with("host", host).one(row -> row.intValue("used"));
        return Math.max(0, settings.requestsAMonth() - used);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void count(String host, int requests) {
        sql.of("""
                        insert into host_requests (host, month, requests) values (:host, date_trunc('month', now()), :requests)
                        on conflict (host, month) do update set requests = host_requests.requests + excluded.requests
                        """).with("host", host).with("requests", requests).update();
    }
}
