package dev.waymark.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes each request that puts a job into the queue a span of the job's trace. Other requests are not traced. */
@Provider
@ApplicationScoped
public class RequestTraceFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private Telemetry telemetry;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (telemetry.isOn() && resource.getResourceMethod() != null) {
            TracedRequest.begin(request.getMethod(), route(), clock.instant());
        }
    }

    private String route() {
        return Stream.of(
                        path(resource.getResourceClass().getAnnotation(Path.class)),
                        path(resource.getResourceMethod().getAnnotation(Path.class)))
                .filter(part -> !part.equals("/"))
                .collect(Collectors.joining());
    }

    private static String path(@Nullable Path path) {
        return path == null ? "/" : (path.value().startsWith("/") ? "" : "/") + path.value();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        TracedRequest.ofThisThread().ifPresent(begun -> {
            telemetry.requestEnds(begun, response.getStatus());
            TracedRequest.end();
        });
    }
}
