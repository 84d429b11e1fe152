package dev.waymark.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.job.Job;
import dev.waymark.job.JobStatus;
import dev.waymark.web.Ids;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.Token;
import org.jspecify.annotations.Nullable;

/** A job as a model sees it, by the names that the API has for the same. */
final class JobSummary {

    private static final int SECONDS_TO_THE_NEXT_QUESTION = 5;

    private JobSummary() {}

    static ObjectNode of(Token token, JobStatus job, PublicUrl address) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("job_id", token.text())
                .put("url", job.url().toString())
                .put("status", Ids.of(job.state()))
                .put("stage", Ids.of(job.stage()))
                .put("pages_read", job.pagesRead())
                .put("pages_known", job.pagesKnown());
        add(json, "expires", job.expiresAt());
        add(json, "error", job.problem());
        add(json, "note", job.note());
        json.put("page", address.at("/jobs/" + token.text()));
        if (!job.state().isEnd()) {
            json.put("ask_again_seconds", SECONDS_TO_THE_NEXT_QUESTION);
        }
        if (job.state() == Job.State.FINISHED) {
            JobFiles.NAMES.forEach(json.putArray("files")::add);
        }
        return json;
    }

    private static void add(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
