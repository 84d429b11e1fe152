package dev.waymark.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The spans of jobs, by OpenTelemetry, whose classes the server brings. The ids of a job's trace and of its first span follow from the number
 * of the job, so each server that works on it goes on with the same trace, and nothing has to be stored with it. Whatever the collector
 * does, no job waits for it: spans are sent by a thread of their own, and dropped when more than 2,048 wait.
 */
final class JobTracer implements AutoCloseable {

    static final String JOB = "waymark.job.id";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final RootIds ids = new RootIds();
    private final JobIds jobs;

    /** The attempts that run on this server, by the number of the job: its steps run on other threads. */
    private final ConcurrentHashMap<Long, Span> attempts = new ConcurrentHashMap<>();

    /** Names the trace of a job: 32 hexadecimal digits, the same on all servers. */
    @FunctionalInterface
    interface JobIds {
        String traceOf(long job);
    }

    /** @throws IllegalArgumentException if the address is none */
    JobTracer(String endpoint, JobIds jobs) {
        this.jobs = jobs;
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint + (endpoint.endsWith("/") ? "" : "/") + "v1/traces")
                .setTimeout(PATIENCE)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", "waymark")
                        .put("service.instance.id", UUID.randomUUID().toString())
                        .build()))
                .setIdGenerator(ids)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        tracer = provider.get("dev.waymark");
    }

    /** A request that has put a job into the queue. */
    void request(long job, String method, String route, int status, Instant begun) {
        span(method + " " + route, job)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(begun)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", route)
                .setAttribute("http.response.status_code", (long) status)
                .startSpan()
                .end();
    }

    /** The time in which a job has waited for its first attempt. */
    void waited(long job, Instant since) {
        span("queue", job).setStartTimestamp(since).startSpan().end();
    }

    /** An attempt; the steps of the job are parts of it until it ends. */
    <T> T attempt(long job, int number, Function<TraceSpan, T> work) {
        Span span = span("attempt", job)
                .setAttribute("waymark.job.attempt", (long) number)
                .startSpan();
        attempts.put(job, span);
        try {
            return new TraceSpan(this, span, job).run(work);
        } finally {
            attempts.remove(job, span);
        }
    }

    TraceSpan step(long job, String name) {
        Span attempt = attempts.get(job);
        return new TraceSpan(this, (attempt == null ? span(name, job) : part(name, attempt, job)).startSpan(), job);
    }

    TraceSpan question(String name, Span outer, long job) {
        return new TraceSpan(
                this, part(name, outer, job).setSpanKind(SpanKind.CLIENT).startSpan(), job);
    }

    /** The whole job, from its submission to its end. */
    void ended(long job, Instant since, String state, long attempts) {
        ids.use(root(job));
        try {
            tracer.spanBuilder("job")
                    .setNoParent()
                    .setStartTimestamp(since)
                    .setAttribute(JOB, job)
                    .setAttribute("waymark.job.state", state)
                    .setAttribute("waymark.job.attempts", attempts)
                    .startSpan()
                    .end();
        } finally {
            ids.use(null);
        }
    }

    private SpanBuilder span(String name, long job) {
        return part(name, Span.wrap(root(job)), job);
    }

    private SpanBuilder part(String name, Span of, long job) {
        return tracer.spanBuilder(name).setParent(Context.root().with(of)).setAttribute(JOB, job);
    }

    private SpanContext root(long job) {
        String trace = jobs.traceOf(job);
        return SpanContext.createFromRemoteParent(
                trace, trace.substring(0, 16), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** Sends what is left. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Random ids, but for the first span of a trace. */
    private static final class RootIds implements IdGenerator {

        private final IdGenerator random = IdGenerator.random();
        private static final ThreadLocal<@Nullable SpanContext> NEXT = new ThreadLocal<>();

        void use(@Nullable SpanContext root) {
            NEXT.set(root);
        }

        @Override
        public String generateTraceId() {
            SpanContext root = NEXT.get();
            return root == null ? random.generateTraceId() : root.getTraceId();
        }

        @Override
        public String generateSpanId() {
            SpanContext root = NEXT.get();
            return root == null ? random.generateSpanId() : root.getSpanId();
        }
    }
}
