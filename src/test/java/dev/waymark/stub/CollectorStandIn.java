package dev.waymark.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Plays a collector of OpenTelemetry: takes traces by OTLP over HTTP and decodes them with the published messages. */
public final class CollectorStandIn implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();

    /**
     * A span.
     *
     * @param parent empty of the first of a trace
     * @param instance which server sent it
     */
    public record Received(
            String name,
            Span.SpanKind kind,
            String trace,
            String id,
            String parent,
            Map<String, String> attributes,
            String status,
            long begun,
            long ended,
            String instance) {

        public String job() {
            return attributes.getOrDefault("waymark.job.id", "");
        }
    }

    private CollectorStandIn(HttpServer server) {
        this.server = server;
    }

    public static CollectorStandIn start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        CollectorStandIn collector = new CollectorStandIn(server);
        server.createContext("/v1/traces", collector::take);
        server.start();
        return collector;
    }

    /** As {@code OTEL_EXPORTER_OTLP_ENDPOINT} wants it. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The spans of a job, in the order in which they came. */
    public List<Received> spansOf(long job) {
        return spans.stream()
                .filter(span -> span.job().equals(String.valueOf(job)))
                .toList();
    }

    /** The same once the first span of the trace is there, which is sent when the job has ended. */
    public List<Received> awaitEndOf(long job, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (spansOf(job).stream().noneMatch(span -> span.parent().isEmpty())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no end of job " + job + " in " + spansOf(job));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return spansOf(job);
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        request.getResourceSpansList().forEach(resource -> {
            String instance =
                    attributes(resource.getResource().getAttributesList()).getOrDefault("service.instance.id", "");
            resource.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .forEach(span -> spans.add(received(span, instance)));
        });
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    private static Received received(Span span, String instance) {
        return new Received(
                span.getName(),
                span.getKind(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                attributes(span.getAttributesList()),
                span.getStatus().getMessage(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                instance);
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        return pairs.stream()
                .collect(Collectors.toMap(KeyValue::getKey, pair -> text(pair.getValue()), (a, b) -> b, TreeMap::new));
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? String.valueOf(value.getIntValue()) : value.getStringValue();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
