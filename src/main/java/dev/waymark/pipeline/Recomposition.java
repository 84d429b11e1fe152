package dev.waymark.pipeline;

import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.describe.Describer;
import dev.waymark.enrich.Enrichment;
import dev.waymark.job.Jobs;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.result.Results;
import dev.waymark.storage.StoredJson;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.throttle.Slots;
import dev.waymark.version.Versions;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;

/**
 * Composes the document of a finished job again, for another kind of organisation, from the pages and facts that are stored. Neither
 * the website nor the language model is asked.
 */
@ApplicationScoped
class Recomposition {

    private static final int AT_ONCE = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Slots slots = new Slots(AT_ONCE, PATIENCE);

    @Inject
    private Jobs jobs;

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    @Inject
    private Versions versions;

    /**
     * The document for another kind.
     *
     * @throws WebApplicationException 503 when others are being composed, or this one takes too long
     */
    OutlineResult composed(long jobId, Template template) {
        try {
            return slots.within(() -> Deadline.of(LONGEST).run(() -> outline(jobId, template)), "error.busy");
        } catch (DeadlinePassed e) {
            throw ProblemDetails.of(ProblemType.BUSY, "error.busy").asException();
        }
    }

    private OutlineResult outline(long jobId, Template template) {
        Enrichment registers = results.find(jobId)
                .orElseThrow(Token::unknown)
                .origin()
                .registers()
                .map(json -> StoredJson.read(json, Enrichment.class))
                .orElse(Enrichment.NONE);
        return Outline.of(ledger.pages(jobId), ledger.attachments(jobId), Options.DEFAULT.with(template))
                .write(Describer.EXTRACTIVE, WriteStep.stated(registers));
    }

    /**
     * Keeps it as the newest version. From now on the ledger says what became of each page in it, and the job is one for its template.
     *
     * @return whether it says anything else than the version before
     */
    @Transactional
    boolean save(Token token, long jobId, OutlineResult composed) {
        boolean isNew =
                versions.saveComposed(token, composed.document().write()).orElseThrow(Token::unknown);
        ledger.choose(jobId, composed.choices());
        jobs.correct(jobId, composed.template());
        return isNew;
    }
}
