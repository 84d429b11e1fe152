package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.version.Version;
import dev.waymark.version.Versions;
import dev.waymark.web.ApiScope;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account keeps, for its programs: they send a key of it. */
@ApplicationScoped
@NoStore
@Path("/api/sites")
@Produces(MediaType.APPLICATION_JSON)
public class SitesResource {

    @Inject
    private SignedIn signedIn;

    @Inject
    private KeptSites sites;

    @Inject
    private Versions versions;

    /** Where a site's result is. */
    public record Links(String self, String llmsTxt) {}

    /** A site; {@code id}, {@code version} and {@code links} are missing when its link has to be opened once more. */
    public record Site(
            @Nullable String id,
            String url,
            String name,
            Instant kept,
            @Nullable Instant expires,
            @Nullable Integer version,
            @Nullable Links links) {}

    /** Some of them. */
    public record Page(List<Site> sites, @Nullable String next) {}

    @GET
    public Page list(@DefaultValue("0") @QueryParam("before") long before, @Context HttpServletRequest request) {
        KeptSites.Page page = sites.page(signedIn.requireKey(request), before);
        String next =
                page.next().isPresent() ? "/api/sites?before=" + page.next().getAsLong() : null;
        return new Page(page.sites().stream().map(this::shown).toList(), next);
    }

    private Site shown(KeptSite site) {
        Optional<Token> token = sites.open(site);
        String self = token.map(known -> "/api/jobs/" + known.text()).orElse(null);
        return new Site(
                token.map(Token::text).orElse(null),
                site.url(),
                site.name(),
                site.kept(),
                site.expires().orElse(null),
                token.flatMap(versions::newest).map(Version::number).orElse(null),
                self == null ? null : new Links(self, self + "/llms.txt"));
    }

    /** Keeps a finished result, like the button on its page. */
    @PUT
    @OwnerOnly
    @Scoped(ApiScope.EDIT)
    @Path("/{id}")
    public Response keep(@PathParam("id") Token token, @Context HttpServletRequest request) {
        if (versions.site(token).isEmpty()) {
            throw Token.unknown();
        }
        Account account = signedIn.requireKey(request);
        if (!sites.keep(account, token)) {
            throw ProblemDetails.of(ProblemType.OWNER_ONLY, "error.owner-only").asException();
        }
        return Response.noContent().build();
    }
}
