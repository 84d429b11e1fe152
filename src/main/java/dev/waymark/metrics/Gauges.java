package dev.waymark.metrics;

import dev.waymark.claude.ModelCalls;
import dev.waymark.job.Job;
import dev.waymark.job.JobStatistics;
import dev.waymark.monitor.CheckOutcome;
import dev.waymark.monitor.MonitorState;
import dev.waymark.monitor.MonitorStatistics;
import dev.waymark.payment.subscription.SubscriptionCounts;
import dev.waymark.payment.subscription.SubscriptionStatistics;
import dev.waymark.storage.Database;
import dev.waymark.web.Ids;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The numbers that are the same whichever server is asked; each is NaN while the database is away. What a server counts by itself
 * is with the code that does the counting.
 */
@ApplicationScoped
class Gauges {

    private static final double MICROS = 1e6;

    @Inject
    private MetricRegistry registry;

    @Inject
    private JobStatistics censuses;

    @Inject
    private MonitorStatistics monitoring;

    @Inject
    private SubscriptionStatistics subscriptions;

    @Inject
    private ModelCalls calls;

    @Inject
    private Database database;

    @Inject
    @ConfigProperty(name = "ANTHROPIC_DAILY_LIMIT_USD")
    double modelLimit;

    @Inject
    @ConfigProperty(name = "DATABASE_CONNECTIONS")
    int mostConnections;

    private final Reading<MetricsSnapshot> reading = new Reading<>(this::read, Clock.systemUTC());

    void register(@Observes @Priority(200) Startup event) {
        for (Job.State state : Job.State.values()) {
            ofJobs(state, new Tag("state", Ids.of(state)));
        }
        gauge(
                "waymark_queue_age_seconds",
                "how long the job has waited that has waited longest",
                numbers -> numbers.census().of(Job.State.WAITING).oldestSeconds());
        gauge(
                "waymark_model_cost_today_usd",
                "what the language model has cost since midnight by the clock of the database",
                MetricsSnapshot::spentToday);
        gauge("waymark_model_limit_usd", "what it may cost in a day", numbers -> modelLimit);
        ofConnections();
        ofChecks();
        ofSubscriptions("active", SubscriptionCounts::active);
        ofSubscriptions("past_due", SubscriptionCounts::pastDue);
        ofSubscriptions("unpaid", SubscriptionCounts::unpaid);
        ofSubscriptions("ending", SubscriptionCounts::ending);
    }

    private void ofChecks() {
        for (MonitorState state : MonitorState.values()) {
            gauge(
                    "waymark_monitors",
                    "kept sites that are checked for changes",
                    numbers -> numbers.checks().in(state),
                    new Tag("state", Ids.of(state)));
        }
        for (CheckOutcome outcome : CheckOutcome.values()) {
            gauge(
                    "waymark_checks_ended_lately",
                    "checks for changes that ended within the last day",
                    numbers -> numbers.checks().ended(outcome),
                    new Tag("outcome", Ids.of(outcome)));
        }
        gauge(
                "waymark_checks_overdue_seconds",
                "how long the check for changes waits that has waited longest",
                numbers -> numbers.checks().overdueSeconds());
    }

    private void ofSubscriptions(String state, ToLongFunction<SubscriptionCounts> count) {
        gauge(
                "waymark_subscriptions",
                "subscriptions at Stripe; those that are ending are cancelled and paid until later",
                numbers -> count.applyAsLong(numbers.subscriptions()),
                new Tag("state", state));
    }

    private void ofJobs(Job.State state, Tag tag) {
        gauge(
                "waymark_jobs",
                "jobs in the database",
                numbers -> numbers.census().of(state).jobs(),
                tag);
        if (state.isEnd()) {
            gauge(
                    "waymark_jobs_ended_lately",
                    "jobs that ended within the last hour",
                    numbers -> numbers.census().of(state).endedLately(),
                    tag);
        }
    }

    private void ofConnections() {
        String about = "connections of all servers to the database; busy ones are in a transaction";
        gauge(
                "waymark_database_connections",
                about,
                numbers -> numbers.connections().busy(),
                new Tag("state", "busy"));
        gauge(
                "waymark_database_connections",
                about,
                numbers -> numbers.connections().idle(),
                new Tag("state", "idle"));
        gauge(
                "waymark_database_connections_most",
                "connections that the pool of one server may open",
                numbers -> mostConnections);
    }

    private void gauge(String name, String description, ToDoubleFunction<MetricsSnapshot> value, Tag... tags) {
        Metadata about =
                Metadata.builder().withName(name).withDescription(description).build();
        registry.gauge(about, () -> reading.get().map(value::applyAsDouble).orElse(Double.NaN), tags);
    }

    private MetricsSnapshot read() {
        return new MetricsSnapshot(
                censuses.count(),
                monitoring.count(),
                subscriptions.count(),
                calls.spentToday() / MICROS,
                database.connections());
    }
}
