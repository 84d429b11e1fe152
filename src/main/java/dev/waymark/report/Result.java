package dev.waymark.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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
    private int version = 1;

    @Column(name = "created_at")
    private Instant createdAt;

    /** The files of a result, as text. */
    public record Files(String llmsTxt, String llmsFull) {}

    protected Result() {}

    Result(long jobId, Files files, int links, Instant now) {
        this.jobId = jobId;
        replace(files, links, now);
    }

    void replaceFull(String text) {
        this.llmsFull = text;
    }

    void replace(Files files, int links, Instant now) {
        this.llmsTxt = files.llmsTxt();
        this.llmsFull = files.llmsFull();
        this.links = links;
        this.createdAt = now;
    }

    public String llmsTxt() {
        return llmsTxt;
    }

    public String llmsFull() {
        return llmsFull;
    }

    /** Counts from 1, which is what the job wrote. */
    public int version() {
        return version;
    }

    public int links() {
        return links;
    }
}
