package dev.waymark.admin;

import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * The search of the operator for whatever a customer has named. It is posted, and answered without a redirect to what was typed, so that no
 * token and no e-mail address gets into an address, a history or a log.
 */
@ApplicationScoped
@Path("/admin/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPage {

    @Inject
    private OperatorPages pages;

    @Inject
    private ReferenceSearch references;

    @GET
    public View show() {
        return pages.page("admin/search");
    }

    /** Leads to the one job or payment that was found, or lists what was. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response find(@FormParam("reference") @DefaultValue("") String typed) {
        String reference = typed.replace("\0", "");
        if (reference.isBlank()) {
            return Response.ok(show()).build();
        }
        ReferenceSearch.Found found = references.find(reference);
        if (found.jobs().size() == 1 && found.payments().size() < 2) {
            return to("/admin/jobs/" + found.jobs().get(0).id());
        }
        if (found.jobs().isEmpty() && found.payments().size() == 1) {
            return to("/admin/payments/" + found.payments().get(0).order());
        }
        return Response.ok(show().with("reference", reference).with("found", found))
                .build();
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
