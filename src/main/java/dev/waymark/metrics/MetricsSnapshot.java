package dev.waymark.metrics;

import dev.waymark.job.JobCounts;
import dev.waymark.monitor.MonitorCounts;
import dev.waymark.payment.subscription.SubscriptionCounts;
import dev.waymark.storage.Connections;

/**
 * What all servers together are doing, from the database that they share.
 *
 * @param spentToday on the language model, in US dollars
 */
record MetricsSnapshot(
        JobCounts census,
        MonitorCounts checks,
        SubscriptionCounts subscriptions,
        double spentToday,
        Connections connections) {}
