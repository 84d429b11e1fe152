package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.AskPage;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.assessment.Assessments;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.job.Jobs;
import dev.waymark.message.Message;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.version.Versions;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sites of an account: each with its newest file, its score, its versions and until when it is kept. */
@ApplicationScoped
@NoStore
@Path("/my-sites")
@Produces(MediaType.TEXT_HTML)
public class MySitesPage {

    private static final int MAX_NAME_CHARACTERS = 100;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @Inject
    private SignedIn signedIn;

    @Inject
    private AskPage askPage;

    @Inject
    private KeptSites sites;

    @Inject
    private SealedTokens tokens;

    @Inject
    private Jobs jobs;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private Versions versions;

    /**
     * The page; for who has not signed in, the form that signs in.
     *
     * @param deleted set when a site has just been deleted
     */
    @GET
    public View show(
            @DefaultValue("0") @QueryParam("before") long before,
            @QueryParam("deleted") @Nullable String deleted,
            @Context HttpServletRequest request) {
        return signedIn.of(request)
                .map(account -> page(account, before).with("deleted", deleted != null))
                .orElseGet(askPage::show);
    }

    private View page(Account account, long before) {
        List<KeptSite> found = sites.list(account, before);
        List<KeptSite> page = found.subList(0, Math.min(found.size(), KeptSites.PAGE));
        return View.of("account/my-sites")
                .with("renewsNothing", true)
                .with("email", account.email())
                .with("sites", page.stream().map(this::shown).toList())
                .with("mostCharacters", MAX_NAME_CHARACTERS)
                .with(
                        "next",
                        found.size() > page.size() ? page.get(page.size() - 1).number() : 0);
    }

    private MySite shown(KeptSite site) {
        Optional<Token> token = tokens.open(site.sealed());
        return new MySite(
                site.number(),
                token.map(Token::text).orElse(null),
                site.name().isEmpty() ? site.url() : site.name(),
                !site.name().isEmpty(),
                site.url(),
                token.flatMap(versions::newest).orElse(null),
                token.flatMap(known -> score(known, site)).orElse(null),
                site.expires().orElse(null),
                site.full());
    }

    private Optional<ScoreSummary> score(Token token, KeptSite site) {
        return assessments.find(token).map(ScoreSummary::of).or(() -> results.find(token)
                .map(Result::llmsTxt)
                .map(text -> ScoreSummary.of(text, jobs.templateOf(site.jobId()))));
    }

    /** Gives a site a name of its own; an empty one takes it back. */
    @POST
    @OwnerOnly
    @Path("/{id}/name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(@PathParam("id") Token token, @FormParam("name") @DefaultValue("") String typed) {
        String name = UNSEEN.matcher(typed).replaceAll(" ").strip();
        if (name.length() > MAX_NAME_CHARACTERS) {
            throw ProblemDetails.invalid("name", Message.of("my-sites.name.long", MAX_NAME_CHARACTERS))
                    .asException();
        }
        if (!sites.rename(token, name)) {
            throw Token.unknown();
        }
        return Response.seeOther(URI.create("/my-sites")).build();
    }

    /** Deletes a site with its file and all versions, for everybody. */
    @POST
    @OwnerOnly
    @Path("/{id}/deletion")
    public Response delete(@PathParam("id") Token token) {
        if (sites.owner(token).isEmpty() || !jobs.erase(token)) {
            throw Token.unknown();
        }
        return Response.seeOther(URI.create("/my-sites?deleted=1")).build();
    }
}
