package dev.waymark.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often and how much sites are read that are checked for changes. */
@ApplicationScoped
public class MonitorSettings {

    @Inject
    @ConfigProperty(name = "MONITOR_DAYS")
    int days;

    @Inject
    @ConfigProperty(name = "MONITOR_DAY_SECONDS")
    int daySeconds;

    @Inject
    @ConfigProperty(name = "MONITOR_PAGES")
    int pages;

    @Inject
    @ConfigProperty(name = "MONITOR_REQUESTS_A_MONTH")
    int requestsAMonth;

    @Inject
    @ConfigProperty(name = "MONITORS_PER_ACCOUNT")
    int perAccount;

    @Inject
    @ConfigProperty(name = "CHECKS_PARALLEL")
    int parallel;

    /** Days between two checks of a site. */
    public int days() {
        return days;
    }

    public Duration days(int count) {
        return Duration.ofSeconds((long) count * daySeconds);
    }

    /** The most pages that a check reads. */
    public int pages() {
        return pages;
    }

    /** Requests to one host in a calendar month, whoever wants it to be checked. */
    public int requestsAMonth() {
        return requestsAMonth;
    }

    /** Sites that one account may have checked. */
    int perAccount() {
        return perAccount;
    }

    /** Checks at the same time on this server. */
    public int parallel() {
        return parallel;
    }
}
