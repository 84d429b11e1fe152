package dev.waymark.telemetry;

import dev.waymark.throttle.ServerSecret;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends the traces of jobs to a collector by OTLP over HTTP, when one is set; otherwise it does nothing. */
@ApplicationScoped
public class Telemetry {

    @Inject
    private ServerSecret secret;

    @Inject
    @ConfigProperty(name = "OTEL_EXPORTER_OTLP_ENDPOINT")
    Optional<String> endpoint;

    private @Nullable JobTracer tracer;

    /** Once the secret is there, and before jobs run. */
    void start(@Observes @Priority(60) Startup event) {
        tracer = endpoint.map(this::tracer).orElse(null);
    }

    private JobTracer tracer(String address) {
        try {
            return new JobTracer(
                    address.strip(),
                    job -> secret.hash("trace", String.valueOf(job).getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OTEL_EXPORTER_OTLP_ENDPOINT is not the address of a collector, such as http://localhost:4318.", e);
        }
    }

    /** When no job runs any more. */
    void stop(@Observes @Priority(200) Shutdown event) {
        if (tracer != null) {
            tracer.close();
        }
    }

    /** Whether there is a collector. */
    public boolean isOn() {
        return tracer != null;
    }

    /** The request of this thread has put a job into the queue. */
    public void queued(long job) {
        if (isOn()) {
            TracedRequest.ofThisThread().ifPresent(request -> request.queued(job));
        }
    }

    void requestEnds(TracedRequest request, int status) {
        JobTracer on = tracer;
        if (on != null) {
            request.jobs().forEach(job -> on.request(job, request.method(), request.route(), status, request.begun()));
        }
    }

    /**
     * An attempt at a job.
     *
     * @param since when the job came into the queue
     */
    public <T> T attempt(long job, int number, Instant since, Function<TraceSpan, T> work) {
        JobTracer on = tracer;
        if (on == null) {
            return work.apply(TraceSpan.notTraced());
        }
        if (number == 1) {
            on.waited(job, since);
        }
        return on.attempt(job, number, work);
    }

    /** A step of the attempt at a job that runs on this server. */
    public TraceSpan step(long job, String name) {
        return tracer == null ? TraceSpan.notTraced() : tracer.step(job, name);
    }

    /** The job has come to its end, and with it its trace. */
    public void ended(long job, Instant since, String state, int attempts) {
        if (tracer != null) {
            tracer.ended(job, since, state, attempts);
        }
    }
}
