package dev.waymark.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a job made. */
@Entity
@Table(name = "results")
public class Result {

    @Id
    @Column(name = "job_id")
    private Long jobId;

    @Column(name = "llms_txt")
    private String llmsTxt;

    @Column(name = "llms_full")
    private String llmsFull;

    private int links;
    private @Nullable String writing;
    private @Nullable String registers;
    private int version = 1;

    @Column(name = "created_at")
    private Instant createdAt;

    /** The files of a result, as text. */
    public record Files(String llmsTxt, String llmsFull) {}

    /**
     * Who wrote a document besides the site itself, as JSON.
     *
     * @param writing what a language model wrote; empty when it was not asked
     * @param registers what public registers say; empty when they were not asked
     */
    public record Origin(Optional<String> writing, Optional<String> registers) {}

    protected Result() {}

    Result(long jobId, Files files, int links, Origin origin, Instant now) {
        this.jobId = jobId;
        replace(files, links, origin, now);
    }

    void replaceFull(String text) {
        this.llmsFull = text;
    }

    final void replace(Files files, int links, Origin origin, Instant now) {
        this.llmsTxt = files.llmsTxt();
        this.llmsFull = files.llmsFull();
        this.links = links;
        this.writing = origin.writing().orElse(null);
        this.registers = origin.registers().orElse(null);
        this.createdAt = now;
    }

    public String llmsTxt() {
        return llmsTxt;
    }

    public String llmsFull() {
        return llmsFull;
    }

    /** Who wrote the document besides the site itself. */
    public Origin origin() {
        return new Origin(Optional.ofNullable(writing), Optional.ofNullable(registers));
    }

    /** Counts from 1, which is what the job wrote. */
    public int version() {
        return version;
    }

    public int links() {
        return links;
    }
}
