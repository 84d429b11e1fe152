package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what the limits allow and refuse, for the metrics. */
@ApplicationScoped
class ThrottleMetrics {

    private static final Metadata ASKED = Metadata.builder()
            .withName("waymark_throttle_requests")
            .withDescription("requests that a limit let pass or refused on this server, and where they were counted")
            .build();

    @Inject
    private MetricRegistry metrics;

    /** @param shared whether Redis counted it for all servers, or this process alone */
    void add(LimitDecision verdict, boolean shared) {
        metrics.counter(
                        ASKED,
                        new Tag("limit", verdict.limit().name()),
                        new Tag("verdict", verdict.passes() ? "passed" : "refused"),
                        new Tag("counted", shared ? "redis" : "process"))
                .inc();
    }
}
