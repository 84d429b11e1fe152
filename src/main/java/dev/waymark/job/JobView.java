package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.message.Message;
import dev.waymark.outline.Authorship;
import dev.waymark.web.Ids;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as its submitter sees it, in JSON and on the page. Values that are not known yet are null and left out of the JSON.
 *
 * @param id the token, or the shared id where nothing can be changed
 * @param error why it failed, in words
 * @param note what a reader of the result should know
 * @param writing who wrote what; null when the language model was not asked
 * @param registers what public registers say; null when they were not asked
 */
public record JobView(
        String id,
        String url,
        String tier,
        String status,
        String stage,
        int pagesRead,
        int pagesKnown,
        @Nullable String currentUrl,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Instant expires,
        @Nullable String error,
        @Nullable String note,
        @Nullable Written writing,
        @Nullable Enrichment registers,
        Links links) {

    /**
     * Which parts of the document the language model wrote; the others are extracts of the pages.
     *
     * @param sectionsByModel whether it chose the sections, and the names and places of the pages
     * @param notesByModel of how many of the {@code links} the notes are its own
     * @param detailsByModel what in the details it answered
     * @param refused how many of its texts were left out because no page supports them
     * @param unfit how many were left out because they are not fit to print, or say nothing new
     * @param problem why something is missing; null when nothing is
     */
    public record Written(
            boolean summaryByModel,
            boolean sectionsByModel,
            int notesByModel,
            int links,
            List<String> detailsByModel,
            int refused,
            int unfit,
            int unread,
            @Nullable Message problem) {

        static Written of(Authorship writing) {
            return new Written(
                    writing.summary(),
                    writing.planned(),
                    writing.notes(),
                    writing.links(),
                    writing.details(),
                    writing.refused(),
                    writing.unfit(),
                    writing.unread(),
                    writing.problem());
        }

        /** Whether anything is the model's. */
        public boolean any() {
            return summaryByModel || notesByModel > 0 || !detailsByModel.isEmpty();
        }
    }

    /** Where to go from here; what is not there yet is null. */
    public record Links(
            String self,
            String page,
            @Nullable String shared,
            @Nullable String llmsTxt,
            @Nullable String llmsFull,
            @Nullable String bundle,
            @Nullable String assessment,
            @Nullable String pages,
            @Nullable String events,
            @Nullable String cancellation) {}

    static JobView of(Token token, JobStatus job) {
        String self = "/api/jobs/" + token.text();
        boolean finished = job.state() == Job.State.FINISHED;
        return of(
                token.text(),
                job,
                new Links(
                        self,
                        "/jobs/" + token.text(),
                        finished && job.shared() ? page(token.shared()) : null,
                        finished ? self + "/llms.txt" : null,
                        finished ? self + "/llms-full.txt" : null,
                        finished && job.hadFullService() ? self + "/bundle.zip" : null,
                        finished && job.assessed() ? self + "/assessment" : null,
                        job.state().isEnd() ? self + "/pages" : null,
                        job.state().isEnd() ? null : self + "/events",
                        job.state().isEnd() ? null : self + "/cancellation"));
    }

    /** A finished job as it is shown to others: it links to nothing by which it could be changed. */
    static JobView of(SharedId shared, JobStatus job) {
        String files = "/api/shared/" + shared.text();
        return of(
                shared.text(),
                job,
                new Links(
                        page(shared),
                        page(shared),
                        page(shared),
                        files + "/llms.txt",
                        files + "/llms-full.txt",
                        job.hadFullService() ? files + "/bundle.zip" : null,
                        job.assessed() ? files + "/assessment.md" : null,
                        null,
                        null,
                        null));
    }

    /** Where the result of a shared id is shown. */
    static String page(SharedId shared) {
        return "/shared/" + shared.text();
    }

    private static JobView of(String id, JobStatus job, Links links) {
        Origin origin = job.origin();
        return new JobView(
                id,
                job.url().toString(),
                Ids.of(job.tier()),
                Ids.of(job.state()),
                Ids.of(job.stage()),
                job.pagesRead(),
                job.pagesKnown(),
                job.currentUrl(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.expiresAt(),
                job.problem(),
                job.note(),
                origin.writing().map(Written::of).orElse(null),
                origin.registers().orElse(null),
                links);
    }

    /** Whether nothing will change any more. */
    public boolean ended() {
        return finished != null;
    }
}
