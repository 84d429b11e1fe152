package dev.waymark.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A server that hands out no jobs any more has to be started again. */
@Liveness
@ApplicationScoped
class DispatcherLiveness implements HealthCheck {

    @Inject
    private Dispatcher dispatcher;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("dispatcher")
                .status(dispatcher.isAlive())
                .build();
    }
}
