package dev.waymark.admin;

import dev.waymark.storage.Row;
import dev.waymark.web.CsvTable;
import dev.waymark.web.UtcTime;
import org.jspecify.annotations.Nullable;

/**
 * A job in the operator's list.
 *
 * @param problem why it failed; empty when it did not
 * @param client the hash of the address it was asked for from
 * @param payment the state of its payment; empty when it has none
 * @param cost what the language model has cost, in millionths of a US dollar
 */
public record JobLine(
        long id,
        String url,
        String tier,
        String state,
        String stage,
        int read,
        int known,
        String problem,
        String client,
        String payment,
        long cost,
        UtcTime created,
        @Nullable UtcTime started,
        @Nullable UtcTime finished) {

    static JobLine of(Row row) {
        return new JobLine(
                row.longValue("job_id"),
                row.text("url"),
                row.text("tier"),
                row.text("state"),
                row.text("stage"),
                row.intValue("pages_read"),
                row.intValue("pages_known"),
                row.text("problem"),
                row.text("client"),
                row.text("payment"),
                row.longValue("model_cost"),
                UtcTime.of(row.instant("created_at")),
                UtcTime.of(row.optionalInstant("started_at")),
                UtcTime.of(row.optionalInstant("finished_at")));
    }

    /** An empty table of such jobs. */
    static CsvTable table() {
        return new CsvTable(
                "job",
                "url",
                "tier",
                "state",
                "stage",
                "pages_read",
                "pages_known",
                "problem",
                "client",
                "payment",
                "model_cost_usd",
                "created",
                "started",
                "finished");
    }

    void addTo(CsvTable table) {
        table.add(
                id,
                url,
                tier,
                state,
                stage,
                read,
                known,
                problem,
                client,
                payment,
                cost / 1e6,
                created.at(),
                started == null ? "" : started.at(),
                finished == null ? "" : finished.at());
    }

    /** Whether it may be chosen for what is done to many at once. */
    public boolean isChoosable() {
        return state.equals("failed") || payment.equals("paid");
    }

    /** How long it took or has been taking. */
    public String took() {
        return started == null || finished == null ? "" : started.until(finished);
    }

    /** The beginning of the hash, enough to distinguish clients by eye. */
    public String clientInShort() {
        return client.substring(0, Math.min(8, client.length()));
    }

    public String costText() {
        return Cost.text(cost);
    }
}
