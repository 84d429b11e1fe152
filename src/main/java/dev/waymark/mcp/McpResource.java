package dev.waymark.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.mcp.protocol.McpAnswer;
import dev.waymark.mcp.protocol.McpHeaders;
import dev.waymark.mcp.protocol.McpServer;
import dev.waymark.mcp.protocol.Tool;
import dev.waymark.message.Messages;
import dev.waymark.validate.FileValidator;
import dev.waymark.web.ApiScope;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Scoped;
import dev.waymark.web.headers.NoStore;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of the Model Context Protocol, each as a request of its own. An answer is JSON; it is a stream of events when the caller
 * of a tool wants to hear how far it is. Source: 2026-07-28, "Streamable HTTP".
 */
@ApplicationScoped
@NoStore
@Path("/mcp")
public class McpResource {

    @Inject
    private JobTools jobs;

    @Inject
    private FileTools files;

    @Inject
    private JobFiles resources;

    @Inject
    private RequestLanguage language;

    /** Which further scope a key needs, depends on the tool. */
    @POST
    @Scoped(ApiScope.READ)
    @BodyLimit(bytes = FileValidator.MOST_BODY_BYTES, message = FileValidator.TOO_LARGE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    public Response receive(
            String message,
            @HeaderParam("MCP-Protocol-Version") @Nullable String version,
            @HeaderParam("Mcp-Method") @Nullable String method,
            @HeaderParam("Mcp-Name") @Nullable String name,
            @Context HttpServletRequest request) {
        Messages messages = language.of(request);
        AnswerEvents events = new AnswerEvents();
        CallContext context = new CallContext(request, messages);
        List<Tool> tools = Stream.concat(jobs.of(context).stream(), files.of(context).stream())
                .toList();
        McpServer server = new McpServer(tools, Optional.of(resources.of(request)), messages, "mcp.instructions");
        McpAnswer answer = server.answer(message, new McpHeaders(version, method, name), events);
        CompletableFuture<Optional<ObjectNode>> coming = answer.message().toCompletableFuture();
        return coming.isDone() ? whole(answer.status(), coming.join()) : followed(answer.message(), events);
    }

    private static Response whole(int status, Optional<ObjectNode> message) {
        Response.ResponseBuilder response = Response.status(status);
        message.ifPresent(json -> response.entity(json.toString()).type(MediaType.APPLICATION_JSON_TYPE));
        return response.build();
    }

    private static Response followed(CompletionStage<Optional<ObjectNode>> coming, AnswerEvents events) {
        coming.whenComplete((message, failure) -> {
            if (failure == null) {
                message.ifPresent(events::send);
            }
            events.close();
        });
        return Response.ok(events.output(), MediaType.SERVER_SENT_EVENTS_TYPE)
                // nginx passes each event on at once.
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
