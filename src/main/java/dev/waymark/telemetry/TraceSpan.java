package dev.waymark.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on a job, as a span of the job's trace. What is begun on its thread meanwhile is a part of it. Nothing from outside belongs
 * into a span: no text, no address, no token.
 */
public final class TraceSpan {

    private static final TraceSpan NOT_TRACED = new TraceSpan(null, null, 0);

    private static final ThreadLocal<@Nullable TraceSpan> CURRENT = new ThreadLocal<>();

    private final @Nullable JobTracer tracer;
    private final @Nullable Span span;
    private final long job;

    TraceSpan(@Nullable JobTracer tracer, @Nullable Span span, long job) {
        this.tracer = tracer;
        this.span = span;
        this.job = job;
    }

    static TraceSpan notTraced() {
        return NOT_TRACED;
    }

    /** A question to another service, as a part of what this thread does; not traced when that is not. */
    public static TraceSpan question(String name) {
        TraceSpan outer = CURRENT.get();
        return outer == null || outer.tracer == null || outer.span == null
                ? NOT_TRACED
                : outer.tracer.question(name, outer.span, outer.job);
    }

    /** Says something of it. */
    public TraceSpan with(String key, String value) {
        if (span != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** Says a number of it. */
    public TraceSpan with(String key, long value) {
        if (span != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /**
     * It did not come to what it was for.
     *
     * @param why a word of ours, such as the name of an exception
     */
    public void failed(String why) {
        if (span != null) {
            span.setStatus(StatusCode.ERROR, why);
        }
    }

    /** Does the work and ends; may be called once. */
    public <T> T run(Function<TraceSpan, T> work) {
        if (span == null) {
            return work.apply(this);
        }
        TraceSpan outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.apply(this);
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
            CURRENT.set(outer);
        }
    }
}
