package dev.waymark.job;

import dev.waymark.answer.VisitorAnswers;
import dev.waymark.assessment.Assessments;
import dev.waymark.assessment.ScoreBadge;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.job.ledger.FolderDrawing;
import dev.waymark.job.ledger.FolderMap;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.page.Page;
import dev.waymark.result.FileView;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.submission.PaidTier;
import dev.waymark.submission.Tier;
import dev.waymark.submission.Tiers;
import dev.waymark.template.Template;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.Ids;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.PersonalPages;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job for people: its progress, then its result. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}")
@Produces(MediaType.TEXT_HTML)
public class JobPage {

    private static final int LATEST = 8;

    /** The parts of a result that htmx renews by themselves. */
    private static final Set<String> LISTS = Set.of("file", "ledger");

    private static final Set<String> EDITS = Set.of("change", "removal", "up", "down");

    @Inject
    private Jobs jobs;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private Ledger ledger;

    @Inject
    private LinkMails links;

    @Inject
    private ClientIds clients;

    @Inject
    private Tiers tiers;

    @Inject
    private PaidTier paidTier;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private PersonalPages personalPages;

    @Inject
    private RequestLanguage language;

    /**
     * The page, or for htmx only the part that it asks for.
     *
     * @param view how to look at the file
     * @param show which addresses of the ledger to show
     * @param mailed set when a link has just been asked for
     * @param edited what has just been done to an item of the file
     * @param line where that item is now
     * @param composed the id of the template that the file has just been composed by again; {@code auto} when that made no difference
     */
    @GET
    public Response show(
            @PathParam("id") Token token,
            @QueryParam("view") @Nullable String view,
            @QueryParam("show") @Nullable String show,
            @QueryParam("mailed") @Nullable String mailed,
            @QueryParam("composed") @Nullable String composed,
            @QueryParam("edited") @Nullable String edited,
            @QueryParam("line") @DefaultValue("") String line,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @HeaderParam("HX-Target") @Nullable String target,
            @Context HttpServletRequest request) {
        JobStatus job = jobs.status(token).orElseThrow(Token::unknown);
        View page = page(token, job)
                .with("mailed", mailed)
                .with("edited", edited != null && EDITS.contains(edited) ? edited : null)
                .with("line", line)
                .with("composed", Template.ids().contains(composed) ? composed : null);
        boolean whole = htmx == null || !LISTS.contains(String.valueOf(target));
        page = job.state().isEnd()
                ? ended(page, job, token, view, show, whole, language.of(request))
                : running(page, job);
        return Response.ok(htmx == null ? page : part(page, target))
                .header("Vary", "HX-Request, HX-Target")
                .build();
    }

    private View page(Token token, JobStatus job) {
        return View.of("job/job").with("job", JobView.of(token, job)).with("mail", links.areOffered() && job.shared());
    }

    private View running(View page, JobStatus job) {
        if (job.state() == Job.State.WAITING) {
            return page.with("place", job.place()).with("title", title(job));
        }
        JobProgress progress = JobProgress.of(job, tiers.pages(job.tier()), tiers.isFull(job.tier()), Instant.now());
        String doing = job.stage() == Job.Stage.CRAWL ? "job.title.reading" : "job.title.writing";
        return page.with("latest", ledger.latest(job.id(), LATEST))
                .with("progress", progress)
                .with("title", Message.of(doing, progress.percent(), job.url().host()));
    }

    private static Message title(JobStatus job) {
        return Message.of("job.title." + Ids.of(job.state()), job.url().host());
    }

    private View ended(
            View page,
            JobStatus job,
            Token token,
            @Nullable String view,
            @Nullable String show,
            boolean whole,
            Messages messages) {
        Optional<Result> result = results.find(token);
        String shared = publicUrl.at(JobView.page(token.shared()));
        String document = result.map(Result::llmsTxt).orElse("");
        Optional<Page> start = ledger.startPage(job.id(), job.url());
        View wider = result.filter(written -> whole)
                .map(written -> overview(page, token, job, written, start))
                .orElse(page);
        return wider.with("title", title(job))
                .with("version", result.map(Result::version).orElse(0))
                .with("ledger", ledger.view(job.id(), show, false))
                .with("file", FileView.ofOwner(document, view))
                .with("fileLanguage", Ledger.fileLanguage(start))
                .with(
                        "failedOrder",
                        job.state() == Job.State.FAILED && job.tier() == Tier.PAID
                                ? paidTier.failed(token).orElse(null)
                                : null)
                .with("offer", tiers.offerFor(job.tier()).orElse(null))
                .with("shared", shared)
                .with(
                        "badge",
                        ScoreBadge.markup(
                                shared,
                                publicUrl.at("/api" + JobView.page(token.shared()) + "/badge.svg"),
                                messages.text("badge.alt")))
                .with("kept", job.kept())
                .with("keeping", personalPages.areOpen() && job.state() == Job.State.FINISHED)
                .with("publishing", PublishingView.of(job, job.shared() ? shared : null, messages));
    }

    /** What is worked out of the whole result; the lists that htmx renews do without. */
    private View overview(View page, Token token, JobStatus job, Result result, Optional<Page> start) {
        FolderMap map = FolderMap.of(job.url(), ledger.folders(job.id()));
        ScoreSummary score = score(token, job, result);
        return page.with("templates", Template.values())
                .with("score", score)
                .with("answers", answers(start, result, score.template()).orElse(null))
                .with("map", map)
                .with("drawing", FolderDrawing.of(map));
    }

    /** With the full service it is stored; without, the file alone is scored. */
    private ScoreSummary score(Token token, JobStatus job, Result result) {
        return ScoreSummary.of(assessments.find(token), result.llmsTxt(), () -> jobs.templateOf(job.id()));
    }

    /** @param template the id of that by which the score is */
    private static Optional<VisitorAnswers> answers(Optional<Page> start, Result result, String template) {
        return start.flatMap(page -> Stream.of(Template.values())
                .filter(known -> known.id().equals(template))
                .findFirst()
                .flatMap(known -> VisitorAnswers.of(known, page, result.llmsTxt())));
    }

    private static View part(View page, @Nullable String target) {
        return switch (String.valueOf(target)) {
            case "file" -> page.part("result/file", "file");
            case "ledger" -> page.part("job/ledger", "ledger");
            default -> page.only("progress");
        };
    }

    /** Takes the field for the link by e-mail; what is wrong with it is said beside the field while the job runs, with the input kept. */
    @POST
    @Path("/link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mail(
            @PathParam("id") Token token,
            @FormParam("email") @Nullable String email,
            @Context HttpServletRequest request) {
        try {
            links.ask(token, email, clients.of(request));
        } catch (WebApplicationException refused) {
            return again(token, email, refused);
        }
        return Response.seeOther(URI.create("/jobs/" + token.text() + "?mailed=1"))
                .build();
    }

    private Response again(Token token, @Nullable String email, WebApplicationException refused) {
        ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
        JobStatus job =
                jobs.status(token).filter(status -> !status.state().isEnd()).orElseThrow(() -> refused);
        View page = running(page(token, job), job).with("email", email).with("problem", problem);
        return Response.fromResponse(refused.getResponse())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    /** The cancel button. */
    @POST
    @OwnerOnly
    @Path("/cancellation")
    public Response cancel(@PathParam("id") Token token) {
        if (!jobs.cancel(token)) {
            throw Token.unknown();
        }
        return Response.seeOther(URI.create("/jobs/" + token.text())).build();
    }
}
