package dev.waymark.job;

import dev.waymark.submission.Submission;
import dev.waymark.template.Template;
import dev.waymark.url.Site;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work that a submission asks for, and how far it is. */
@Entity
@Table(name = "jobs")
public class Job {

    /** Where a job is in its life; the last three are its ends. */
    public enum State {
        WAITING,
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED;

        public boolean isEnd() {
            return this == FINISHED || this == FAILED || this == CANCELLED;
        }
    }

    /** What a running job is doing. */
    public enum Stage {
        CRAWL,
        ENRICH,
        COMPOSE,
        ASSESS,
        FINISH
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @OneToOne
    @JoinColumn(name = "submission_id")
    private Submission submission;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.CRAWL;

    private String host;
    private int attempt;
    private int broken;

    @Column(name = "batch_execution")
    private @Nullable Long batchExecution;

    @Column(name = "pages_read")
    private int pagesRead;

    @Column(name = "pages_known")
    private int pagesKnown;

    @Column(name = "current_url")
    private @Nullable String currentUrl;

    private boolean assessed;
    private @Nullable String problem;
    private @Nullable String note;

    @SuppressWarnings("UnusedVariable") // JobStatus reads the column
    private @Nullable String builder;

    @Enumerated(EnumType.STRING)
    private @Nullable Template template;

    @Column(name = "model_tokens")
    private long modelTokens;

    @Column(name = "model_cost")
    private long modelCost;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "retried_at")
    private @Nullable Instant retriedAt;

    @Column(name = "retried_after")
    private int retriedAfter;

    protected Job() {}

    Job(Submission submission, Instant now) {
        this.submission = submission;
        this.host = Site.hostOf(submission.url());
        this.createdAt = now;
    }

    /** A server claims the job: the first time, after another gave it back, or after the last one died during it. */
    void claim(Instant now) {
        require(!state.isEnd());
        broken += state == State.RUNNING ? 1 : 0;
        state = State.RUNNING;
        attempt++;
        startedAt = startedAt == null ? now : startedAt;
    }

    /** Its server stops, or cannot go on for a reason outside of the job: another attempt follows, and this one does not count as a failure. */
    void giveBack() {
        require(state == State.RUNNING);
        state = State.WAITING;
        currentUrl = null;
    }

    void runsAs(long execution) {
        batchExecution = execution;
    }

    public void crawling(int read, int known, @Nullable String url) {
        require(state == State.RUNNING);
        pagesRead = read;
        pagesKnown = known;
        currentUrl = url;
    }

    public void enters(Stage next) {
        require(state == State.RUNNING);
        stage = next;
        currentUrl = null;
    }

    /** What the language model has cost so far: tokens, and millionths of a US dollar. */
    public void spent(long tokens, long cost) {
        modelTokens = tokens;
        modelCost = cost;
    }

    /** The document is written for this template. */
    public void written(Template chosen) {
        template = chosen;
    }

    Optional<Template> template() {
        return Optional.ofNullable(template);
    }

    /** There is an assessment of the document. */
    public void assessed() {
        assessed = true;
    }

    public void remark(@Nullable String words) {
        note = words;
    }

    /**
     * What the website is made with.
     *
     * @param recipe its id; empty when nothing shows it
     */
    public void madeWith(String recipe) {
        builder = recipe.isEmpty() ? null : recipe;
    }

    void finish(Instant now, Duration kept) {
        require(state == State.RUNNING);
        end(State.FINISHED, now, kept);
    }

    void fail(String why, Instant now, Duration kept) {
        require(!state.isEnd());
        problem = why;
        end(State.FAILED, now, kept);
    }

    /** Ends a job that is not wanted any more; does nothing to one that has ended. */
    void cancel(Instant now, Duration kept) {
        if (!state.isEnd()) {
            end(State.CANCELLED, now, kept);
        }
    }

    /** Retries a failed job, once. The attempts go on counting, so that writes of an old one are noticed. */
    void retry(Instant now) {
        require(isRetriable());
        state = State.WAITING;
        stage = Stage.CRAWL;
        problem = null;
        batchExecution = null;
        finishedAt = null;
        expiresAt = null;
        retriedAt = now;
        retriedAfter = attempt;
        broken = 0;
    }

    /** Whether an operator may retry it. */
    public boolean isRetriable() {
        return state == State.FAILED && retriedAt == null;
    }

    /** Keeps it longer; never shorter than it is kept already. */
    void keep(Instant until) {
        if (expiresAt != null && expiresAt.isBefore(until)) {
            expiresAt = until;
        }
    }

    private void end(State last, Instant now, Duration kept) {
        state = last;
        finishedAt = now;
        expiresAt = now.plus(kept);
        currentUrl = null;
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("a job that is " + state + " cannot do that");
        }
    }

    boolean isRunning(int inAttempt) {
        return state == State.RUNNING && attempt == inAttempt;
    }

    public long id() {
        return id;
    }

    public Submission submission() {
        return submission;
    }

    public State state() {
        return state;
    }

    public Stage stage() {
        return stage;
    }

    public Attempt attempt() {
        return new Attempt(id, attempt);
    }

    String host() {
        return host;
    }

    /** How many attempts ended with the death of their server. */
    public int broken() {
        return broken;
    }

    /** The attempts since the last retry. */
    public int tries() {
        return attempt - retriedAfter;
    }

    public Optional<Long> batchExecution() {
        return Optional.ofNullable(batchExecution);
    }

    public int pagesRead() {
        return pagesRead;
    }

    public int pagesKnown() {
        return pagesKnown;
    }

    public Optional<String> currentUrl() {
        return Optional.ofNullable(currentUrl);
    }

    public boolean isAssessed() {
        return assessed;
    }

    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** Tokens that the language model has read and written for it. */
    public long modelTokens() {
        return modelTokens;
    }

    /** What that cost, in millionths of a US dollar. */
    public long modelCost() {
        return modelCost;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }
}
