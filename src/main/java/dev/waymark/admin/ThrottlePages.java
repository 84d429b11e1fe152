package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.message.Message;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is counted of a client address, and forgetting it. */
@ApplicationScoped
@Path("/admin/throttle")
@Produces(MediaType.TEXT_HTML)
public class ThrottlePages {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    @Inject
    private ClientLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    /**
     * The form, and what it found.
     *
     * @param asked an address, or the hash of one
     */
    @GET
    public View show(@DefaultValue("") @QueryParam("client") String asked, @QueryParam("done") @Nullable Long done) {
        Optional<String> client = client(asked);
        return pages.page("admin/throttle")
                .with("asked", asked)
                .with("client", client.orElse(null))
                .with("uses", client.map(limits::of).orElse(null))
                .with("actions", client.map(found -> audit.of(target(found))).orElse(null))
                .with("done", done);
    }

    @POST
    @Path("/lifts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(
            @FormParam("client") @DefaultValue("") String asked,
            @FormParam("limit") @DefaultValue("") String limit,
            @Context HttpServletRequest request) {
        String client = client(asked).orElseThrow(NotFoundException::new);
        if (!limits.reset(limit, client)) {
            throw new NotFoundException();
        }
        long action = audit.note(
                "lift " + limit,
                target(client),
                Message.of("limits.reset.done").toString(),
                clients.of(request).name());
        return Response.seeOther(URI.create("/admin/throttle?client=" + client + "&done=" + action))
                .build();
    }

    private Optional<String> client(String asked) {
        String text = asked.strip();
        return HASH.matcher(text).matches()
                ? Optional.of(text)
                : clients.named(text).map(Client::name);
    }

    private static String target(String client) {
        return "client " + client;
    }
}
