package dev.waymark.monitor;

import dev.waymark.account.KeptSites;
import dev.waymark.change.Change;
import dev.waymark.change.ChangedFile;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.version.Versions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes that are proposed for files, until their owners accept or reject them. */
@ApplicationScoped
public class Proposals {

    private static final int MAX_SHOWN = 200;

    @Inject
    private Sql sql;

    @Inject
    private Monitors monitors;

    @Inject
    private KeptSites sites;

    @Inject
    private Versions versions;

    /** A change that waits for its owner. */
    record Open(long id, Change change, Instant seen) {

        static Open of(Row row) {
            return new Open(
                    row.longValue("id"), StoredJson.read(row.text("change"), Change.class), row.instant("seen_at"));
        }
    }

    /** Those that wait, the most important first. */
    @Transactional
    List<Open> open(long number) {
        return sql.of("""
                        select id, change, seen_at from proposed_changes
                        where submission_id = :number and state = 'PROPOSED'
                        order by case change ->> 'weight' when 'IMPORTANT' then 0 else 1 end, id limit :most
                        """).with("number", number).with("most", MAX_SHOWN).list(Open::of);
    }

    /**
     * Proposes changes, or accepts them at once where the account has chosen that and we had written the line.
     *
     * @return those that are new: neither proposed already nor rejected once
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Change> propose(Monitor monitor, List<Change> changes) {
        List<Change> fresh = new ArrayList<>();
        for (Change change : changes) {
            if (!isRejected(monitor.number(), change) && save(monitor.number(), change)) {
                fresh.add(change);
            }
        }
        if (monitor.accepts() && !fresh.isEmpty()) {
            acceptAll(monitor.number());
        }
        dropOutdated(monitor);
        return fresh;
    }

    /** Those that are neither proposed already nor rejected once, which another reading need not confirm. */
    @Transactional
    public List<Change> undecided(long number, List<Change> changes) {
        List<Change> known =
                sql.of("""
                        select change from proposed_changes where submission_id = :number and state in ('PROPOSED', 'REJECTED')
                        """).with("number", number).list(row -> StoredJson.read(row.text("change"), Change.class));
        return changes.stream()
                .filter(change -> known.stream().noneMatch(change::agreesWith))
                .toList();
    }

    private boolean isRejected(long number, Change change) {
        return sql
                .of(
                        "select change from proposed_changes where submission_id = :number and key = :key and state = 'REJECTED'")
                .with("number", number)
                .with("key", change.key())
                .list(row -> StoredJson.read(row.text("change"), Change.class))
                .stream()
                .anyMatch(change::agreesWith);
    }

    /** Whether it was not proposed yet. */
    private boolean save(long number, Change change) {
        return sql.of("""
                        insert into proposed_changes (submission_id, key, change) values (:number, :key, cast(:change as jsonb))
                        on conflict (submission_id, key) where state = 'PROPOSED' do update set change = excluded.change
                        returning xmax = 0 as inserted
                        """)
                .with("number", number)
                .with("key", change.key())
                .with("change", StoredJson.write(change))
                .one(row -> row.booleanValue("inserted"));
    }

    /** What does not fit the file any more, because its owner has edited it meanwhile, is proposed no longer. */
    private void dropOutdated(Monitor monitor) {
        Optional<String> file = sites.find(monitor.number())
                .flatMap(sites::open)
                .flatMap(versions::newestText)
                .map(Versions.VersionText::text);
        file.ifPresent(text -> open(monitor.number()).stream()
                .filter(open -> ChangedFile.apply(text, open.change()).isEmpty())
                .forEach(open -> end(open.id(), "OUTDATED")));
    }

    private void end(long id, String state) {
        sql.of("update proposed_changes set state = :state, decided_at = now() where id = :id")
                .with("state", state)
                .with("id", id)
                .update();
    }

    /**
     * Accepts a change.
     *
     * @return false when it waits no more, or does not fit the file any more
     */
    @Transactional
    boolean accept(long number, long id) {
        return accept(number, open -> open.id() == id) == 1;
    }

    /** Accepts all that wait and concern lines of ours; how many there were. */
    @Transactional
    int acceptAll(long number) {
        return accept(number, open -> open.change().ours());
    }

    /** Locks the file of a site and then its monitor, so that nobody else decides a change meanwhile; empty when there is one no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Monitor> lock(long number) {
        return lockFile(number).flatMap(file -> monitors.lock(number));
    }

    private Optional<Versions.VersionText> lockFile(long number) {
        return token(number).flatMap(versions::lockNewest);
    }

    private Optional<Token> token(long number) {
        return sites.find(number).flatMap(sites::open);
    }

    /** One version of the file for all of them; they are looked up when nobody else can decide them any more. */
    private int accept(long number, Predicate<Open> which) {
        Optional<Versions.VersionText> newest = lockFile(number);
        Optional<Monitor> monitor = newest.flatMap(file -> monitors.lock(number));
        if (monitor.isEmpty()) {
            return 0;
        }
        List<Open> changes = open(number).stream().filter(which).toList();
        String file = newest.orElseThrow().text();
        String written = monitor.get().written();
        int accepted = 0;
        for (Open open : changes) {
            Optional<String> changed = ChangedFile.apply(file, open.change());
            end(open.id(), changed.isPresent() ? "ACCEPTED" : "OUTDATED");
            accepted += changed.isPresent() ? 1 : 0;
            file = changed.orElse(file);
            written = ChangedFile.apply(written, open.change()).orElse(written);
        }
        if (accepted > 0) {
            versions.saveChecked(token(number).orElseThrow(), newest.get().version(), file);
            monitors.keep(number, new Written(written, monitor.get().writtenVersion()));
        }
        return accepted;
    }

    /** Rejects a change, which is not proposed again; false when it waits no more. */
    @Transactional
    boolean reject(long number, long id) {
        return monitors.lock(number).isPresent()
                && sql.of("""
                        update proposed_changes set state = 'REJECTED', decided_at = now()
                        where id = :id and submission_id = :number and state = 'PROPOSED'
                        """).with("id", id).with("number", number).update() == 1;
    }
}
