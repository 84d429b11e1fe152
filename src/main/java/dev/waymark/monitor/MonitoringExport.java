package dev.waymark.monitor;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import dev.waymark.change.Change;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stored about the checks of an account's sites: its choices, the changes that were proposed, the mails and the scores. */
@ApplicationScoped
class MonitoringExport implements AccountExport {

    /** Of each kind and site, the latest first. */
    private static final int MAX_LINES = 1_000;

    @Inject
    private Sql sql;

    /** A site that is checked. */
    private record Site(
            String url,
            String state,
            String mailsAbout,
            boolean acceptsChanges,
            String begun,
            List<Proposal> changes,
            List<Mail> mails,
            List<Scored> scores) {

        Site with(List<Proposal> changes, List<Mail> mails, List<Scored> scores) {
            return new Site(url, state, mailsAbout, acceptsChanges, begun, changes, mails, scores);
        }
    }

    /** A change that was proposed. */
    private record Proposal(
            String kind,
            String about,
            String before,
            String after,
            String state,
            String seen,
            @Nullable String decided) {

        static Proposal of(Row row) {
            Change change = StoredJson.read(row.text("change"), Change.class);
            return new Proposal(
                    Ids.of(change.kind()),
                    change.label(),
                    change.before(),
                    change.after(),
                    row.text("state"),
                    time(row.instant("seen_at")),
                    row.optionalInstant("decided_at")
                            .map(MonitoringExport::time)
                            .orElse(null));
        }
    }

    /** A mail that was to be sent. */
    private record Mail(String kind, int changes, String decided) {}

    /** A score of the file. */
    private record Scored(String checked, int score, String grade) {}

    @Override
    public String file() {
        return "monitoring.json";
    }

    /** A row of the monitors, before what belongs to it is read. */
    private record Head(long number, Site site) {}

    @Override
    @Transactional
    public List<? extends Record> of(Account account) {
        return sql.of("""
                        select submission_id, url, lower(state) as state, lower(notices) as notices, accepts, monitors.created_at as begun
                        from monitors join watches on watches.id = watch_id where account_id = :account order by submission_id
                        """).with("account", account.id()).list(MonitoringExport::head).stream()
                .map(head -> head.site().with(changes(head.number()), mails(head.number()), scores(head.number())))
                .toList();
    }

    private static Head head(Row row) {
        return new Head(
                row.longValue("submission_id"),
                new Site(
                        row.text("url"),
                        row.text("state"),
                        row.text("notices"),
                        row.booleanValue("accepts"),
                        time(row.instant("begun")),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private List<Proposal> changes(long number) {
        return sql.of("""
                        select change, lower(state) as state, seen_at, decided_at from proposed_changes
                        where submission_id = :number order by id desc limit :most
                        """).with("number", number).with("most", MAX_LINES).list(Proposal::of);
    }

    private List<Mail> mails(long number) {
        return sql.of("""
                        select lower(kind) as kind, jsonb_array_length(changes) as changes, created_at from notices
                        where submission_id = :number order by id desc limit :most
                        """)
                .with("number", number)
                .with("most", MAX_LINES)
                .list(row -> new Mail(row.text("kind"), row.intValue("changes"), time(row.instant("created_at"))));
    }

    private List<Scored> scores(long number) {
        return sql.of("""
                        select checked_at, score, grade from monitor_scores
                        where submission_id = :number order by checked_at desc limit :most
                        """)
                .with("number", number)
                .with("most", MAX_LINES)
                .list(row -> new Scored(time(row.instant("checked_at")), row.intValue("score"), row.text("grade")));
    }

    private static String time(Instant at) {
        return at.toString();
    }
}
