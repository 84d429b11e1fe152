package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.job.Jobs;
import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which results which account keeps. Whoever has the token of one can have it kept; the first account that asks has it from then on. */
@ApplicationScoped
public class KeptSites {

    /** Sites on a page of an account: of each the whole file is scored. */
    static final int PAGE = 20;

    private static final int ALL = Integer.MAX_VALUE;

    private static final String OF_A_TOKEN =
            "submission_id = (select id from visible_submissions where token_hash = :token)";

    private static final String SITES = """
            select kept_sites.submission_id as number, account_id, job_id, sealed, jobs.url, name, kept_at, finished_at, expires_at, assessed
            from kept_sites
            join visible_submissions on visible_submissions.id = kept_sites.submission_id
            join visible_jobs jobs on jobs.id = job_id
            """;

    @Inject
    private Sql sql;

    @Inject
    private Jobs jobs;

    @Inject
    private SealedTokens tokens;

    @Inject
    @ConfigProperty(name = "ACCOUNT_DAYS_KEPT")
    int daysKept;

    /** How long a result is kept from the moment at which an account asks for it, in days. */
    int daysKept() {
        return daysKept;
    }

    /** Has a result kept; false when another account keeps it, or there is no such result. */
    @Transactional
    boolean keep(Account account, Token token) {
        Optional<Long> job = sql.of("select job_id from visible_results where token_hash = :token")
                .with("token", token.hash())
                .first(row -> row.longValue("job_id"));
        boolean isTheirs = job.isPresent()
                && sql.of("""
                                insert into kept_sites (submission_id, account_id, sealed)
                                select id, :account, :sealed from visible_submissions where token_hash = :token
                                on conflict (submission_id) do update set sealed = excluded.sealed
                                    where kept_sites.account_id = excluded.account_id
                                """)
                                .with("account", account.id())
                                .with("sealed", tokens.seal(token))
                                .with("token", token.hash())
                                .update()
                        == 1;
        if (isTheirs) {
            jobs.keep(job.get(), Duration.ofDays(daysKept));
        }
        return isTheirs;
    }

    /** The number of the account that keeps what a token opens; empty when none does. */
    @Transactional
    public Optional<Long> owner(Token token) {
        return sql.of("select account_id from kept_sites where " + OF_A_TOKEN)
                .with("token", token.hash())
                .first(row -> row.longValue("account_id"));
    }

    /** Whether the account's pages can still lead to what a token opens. */
    @Transactional
    boolean opens(Token token) {
        return sql.of("select sealed from kept_sites where " + OF_A_TOKEN)
                .with("token", token.hash())
                .first(row -> row.text("sealed"))
                .flatMap(tokens::open)
                .isPresent();
    }

    /** Gives a site a name; false when no account keeps it. */
    @Transactional
    boolean rename(Token token, String name) {
        return sql.of("update kept_sites set name = :name where " + OF_A_TOKEN)
                        .with("name", name)
                        .with("token", token.hash())
                        .update()
                == 1;
    }

    /** The site whose submission has this number; empty when no account keeps it any more. */
    @Transactional
    public Optional<KeptSite> find(long number) {
        return sql.of(SITES + "where kept_sites.submission_id = :number")
                .with("number", number)
                .first(KeptSite::of);
    }

    /** The site that a token opens; empty when no account keeps it. */
    @Transactional
    public Optional<KeptSite> find(Token token) {
        return sql.of(SITES + "where kept_sites." + OF_A_TOKEN)
                .with("token", token.hash())
                .first(KeptSite::of);
    }

    /** The token of a site; empty when its account has to open the link once more. */
    public Optional<Token> open(KeptSite site) {
        return tokens.open(site.sealed());
    }

    /** Keeps a site for as long from now as one that has just been kept. */
    @Transactional
    public void prolong(KeptSite site) {
        jobs.keep(site.jobId(), Duration.ofDays(daysKept));
    }

    /** A page of the sites of an account, the newest first. */
    @Transactional
    List<KeptSite> list(Account account, long before) {
        return list(account, before, PAGE + 1);
    }

    /** Some of what an account keeps; {@code next} is where the others begin. */
    public record Page(List<KeptSite> sites, OptionalLong next) {}

    /** The newest before a number, or of all for 0. */
    @Transactional
    public Page page(Account account, long before) {
        List<KeptSite> found = list(account, before);
        List<KeptSite> page = found.subList(0, Math.min(found.size(), PAGE));
        return new Page(
                page,
                found.size() > page.size()
                        ? OptionalLong.of(page.get(page.size() - 1).number())
                        : OptionalLong.empty());
    }

    /** All sites of an account. */
    @Transactional
    List<KeptSite> all(Account account) {
        return list(account, 0, ALL);
    }

    private List<KeptSite> list(Account account, long before, int most) {
        return sql.of(SITES + """
                        where account_id = :account and (:before = 0 or kept_sites.submission_id < :before)
                        order by kept_sites.submission_id desc limit :most
                        """)
                .with("account", account.id())
                .with("before", before)
                .with("most", most)
                .list(KeptSite::of);
    }

    /** Deletes all results that an account keeps, those included that have expired; how many there were. */
    @Transactional(Transactional.TxType.MANDATORY)
    int deleteAll(Account account) {
        List<Long> kept = sql.of("""
                        select job_id from kept_sites join submission_jobs using (submission_id)
                        where account_id = :account and job_id is not null
                        """).with("account", account.id()).list(row -> row.longValue("job_id"));
        kept.forEach(jobs::erase);
        return kept.size();
    }
}
