package dev.waymark.job;

import dev.waymark.throttle.ClientIds;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The progress of a job as server-sent events. */
@ApplicationScoped
@Path("/api/jobs/{id}/events")
public class EventsResource {

    private static final String SECONDS_TO_STAY_AWAY = "10";

    @Inject
    private Jobs jobs;

    @Inject
    private ProgressStreams streams;

    @Inject
    private ClientIds clients;

    /** Sends {@code progress} with the job whenever it has changed, at the start too, and {@code end} once it has ended. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @PathParam("id") Token token,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        JobStatus job = jobs.status(token).orElseThrow(Token::unknown);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        // nginx passes each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
        switch (streams.open(
                new EventStream(token, job.id(), clients.of(request).name(), sink, sse))) {
            case ENOUGH -> {
                // events follow
            }
            case NONE -> throw refusal(ProblemType.BUSY, "error.watchers");
            case NONE_FOR_THE_CLIENT -> throw refusal(ProblemType.OVER_LIMIT, "error.client-watchers");
        }
    }

    private static RuntimeException refusal(ProblemType type, String why) {
        return ProblemDetails.of(type, why)
                .asException(Response.noContent().header("Retry-After", SECONDS_TO_STAY_AWAY));
    }
}
