package dev.waymark.submission;

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
import java.time.Instant;

/** What somebody asked for. */
@Entity
@Table(name = "submissions")
public class Submission {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String url;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private String template;
    private String sector;
    private String goal;
    private String client;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Submission() {}

    Submission(Token token, Order order, Tier tier, String client, Instant now) {
        this.tokenHash = token.hash();
        this.url = order.url().toString();
        this.tier = tier;
        this.template = order.template();
        this.sector = order.sector();
        this.goal = order.goal();
        this.client = client;
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public Url url() {
        return Url.parse(url);
    }

    /** Names the client for limits; see {@link dev.waymark.throttle.Clients}. */
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

    public String goal() {
        return goal;
    }
}
