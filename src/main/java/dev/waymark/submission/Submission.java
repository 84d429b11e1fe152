package dev.waymark.submission;

import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.web.Token;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a site. */
@Entity
@Table(name = "submissions")
public class Submission {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    /** Null for what was submitted before there were shared ids. */
    @Column(name = "shared_hash")
    private byte @Nullable [] sharedHash;

    private String url;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private String template;
    private String sector;
    private String goal;
    private String client;

    @Column(name = "include_noindex")
    private boolean includeNoindex;

    @Column(name = "created_at")
    private Instant createdAt;

    /** A UUID; as text, because EclipseLink's conversion of UUIDs does not bear null. */
    @Column(name = "order_key")
    private @Nullable String orderKey;

    @Column(name = "continues_id")
    private @Nullable Long continuesId;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    protected Submission() {}

    Submission(Token token, Order order, Tier tier, String client, Instant now) {
        answerTo(token);
        this.url = order.url().toString();
        this.tier = tier;
        this.template = order.template();
        this.sector = order.sector();
        this.goal = order.goal();
        this.includeNoindex = order.includeNoindex();
        this.client = client;
        this.createdAt = now;
    }

    /** One that is to be paid for: it waits until it is accepted. */
    static Submission toBePaid(PaidOrder paid, Token token, Instant now) {
        Submission submission = new Submission(token, paid.order(), Tier.PAID, paid.client(), now);
        submission.orderKey = paid.key().toString();
        submission.continuesId = paid.continues().orElse(null);
        return submission;
    }

    /** Records that its job is enqueued; false when it was before. */
    boolean accept(Instant now) {
        boolean first = acceptedAt == null;
        acceptedAt = first ? now : acceptedAt;
        return first;
    }

    /** Whether it is known by the token and by its shared id. */
    public boolean isKnownBy(Token token) {
        return MessageDigest.isEqual(tokenHash, token.hash())
                && MessageDigest.isEqual(sharedHash, token.shared().hash());
    }

    /** Records what its owner says later: for whom the site speaks. A sector or goal of another template means nothing for this one. */
    public void correct(Template said) {
        template = said.id();
        sector = Options.DEFAULT.sector();
        goal = Options.DEFAULT.goal();
    }

    /** Replaces the token that opens it, and the shared id with it. */
    final void answerTo(Token token) {
        tokenHash = token.hash();
        sharedHash = token.shared().hash();
    }

    public long id() {
        return id;
    }

    /** Names what was asked for; empty for a free submission. */
    public Optional<UUID> orderKey() {
        return Optional.ofNullable(orderKey).map(UUID::fromString);
    }

    /** The submission of the same site whose pages need not be read again. */
    public Optional<Long> continues() {
        return Optional.ofNullable(continuesId);
    }

    public boolean isAccepted() {
        return acceptedAt != null;
    }

    /** What was asked for, as it was checked then. */
    public Order order() {
        return new Order(url(), template, sector, goal, includeNoindex);
    }

    public Url url() {
        return Url.parse(url);
    }

    /** Names the client for limits; see {@link dev.waymark.throttle.ClientIds}. */
    public String client() {
        return client;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Tier tier() {
        return tier;
    }

    public String template() {
        return template;
    }

    public String sector() {
        return sector;
    }

    /** Whether pages are read that ask not to be indexed, because the owner of the site asked for it. */
    public boolean includesNoindex() {
        return includeNoindex;
    }

    public String goal() {
        return goal;
    }
}
