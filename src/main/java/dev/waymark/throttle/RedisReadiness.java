package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows whether Redis answers. Waymark is ready without it, so the check is always up. */
@Readiness
@ApplicationScoped
class RedisReadiness implements HealthCheck {

    @Inject
    private Redis redis;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis")
                .up()
                .withData("answers", redis.answers())
                .build();
    }
}
