package dev.waymark.version;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.result.Results;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions of finished documents; only the holder of a job's token sees or makes one. */
@ApplicationScoped
public class Versions {

    /** How many of one document are kept: what the job wrote, and the newest ones. */
    static final int MOST = 50;

    private static final String OF_THE_JOB = "join visible_results using (job_id) where token_hash = :token ";

    @Inject
    private Sql sql;

    @Inject
    private Results results;

    @Inject
    private Event<DocumentEdited> edited;

    /** The newest first; none when there is no finished document. */
    @Transactional
    public List<Version> of(Token token) {
        return sql.of("""
                        select versions.version, made_by, restored, versions.created_at, octet_length(llms_txt) as bytes
                        from versions
                        """ + OF_THE_JOB + "order by versions.version desc")
                .with("token", token.hash())
                .list(Versions::version);
    }

    private static Version version(Row row) {
        return new Version(
                row.intValue("version"),
                Author.valueOf(row.text("made_by")),
                row.optionalInt("restored").orElse(null),
                row.instant("created_at"),
                row.longValue("bytes"));
    }

    /** The text of a version that is still kept. */
    @Transactional
    public Optional<String> text(Token token, int number) {
        return sql.of("select llms_txt from versions " + OF_THE_JOB + "and versions.version = :number")
                .with("token", token.hash())
                .with("number", number)
                .first(row -> row.text("llms_txt"));
    }

    /** The number of the newest version that says exactly this, whatever the line ends. */
    @Transactional
    public Optional<Integer> saying(Token token, String text) {
        return sql.of("select max(versions.version) as newest from versions " + OF_THE_JOB + "and llms_txt = :text")
                .with("token", token.hash())
                .with("text", Draft.of(text).text())
                .one(row -> row.optionalInt("newest"));
    }

    /** The newest version; empty when there is no finished document. */
    @Transactional
    public Optional<Version> newest(Token token) {
        return of(token).stream().findFirst();
    }

    /** A version with its text. */
    public record VersionText(int version, String text) {}

    /** The newest text; empty when there is no finished document. */
    @Transactional
    public Optional<VersionText> newestText(Token token) {
        return newest(token)
                .flatMap(newest -> text(token, newest.number()).map(text -> new VersionText(newest.number(), text)));
    }

    /** The same, which stays the newest until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<VersionText> lockNewest(Token token) {
        return results.lock(token).map(newest -> new VersionText(newest.version(), newest.llmsTxt()));
    }

    /** The newest version after this one that we have composed as a whole; empty when there is none. */
    @Transactional
    public Optional<VersionText> composed(Token token, int after) {
        return sql.of(
                        "select versions.version, llms_txt from versions " + OF_THE_JOB
                                + "and made_by = 'WAYMARK' and versions.version > :after order by versions.version desc limit 1")
                .with("token", token.hash())
                .with("after", after)
                .first(row -> new VersionText(row.intValue("version"), row.text("llms_txt")));
    }

    /** Keeps a text with changes that a check had proposed, if the newest is still the one that it is based on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean saveChecked(Token token, int base, String text) {
        return save(token, base, text, Author.CHECK)
                .filter(saved -> saved instanceof SaveResult.Kept)
                .isPresent();
    }

    /** The address of the site that the document is about. */
    @Transactional
    public Optional<String> site(Token token) {
        return sql.of("select url from visible_results where token_hash = :token")
                .with("token", token.hash())
                .first(row -> row.text("url"));
    }

    /**
     * Keeps a text as the newest version, if the newest is still the one that it is based on.
     *
     * @return empty when there is no finished document
     */
    @Transactional
    Optional<SaveResult> save(Token token, int base, String text, Author maker) {
        return save(token, base, text, maker, null);
    }

    /**
     * Keeps a text that we have composed again as the newest version, whatever the newest is.
     *
     * @return whether it says anything else than the newest did; empty when there is no finished document
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Boolean> saveComposed(Token token, String text) {
        return results.lock(token)
                .flatMap(newest -> save(token, newest.version(), text, Author.WAYMARK))
                .map(saved -> saved instanceof SaveResult.Kept kept && kept.isNew());
    }

    /** Brings the text of an earlier version back as the newest; empty when there is no such version. */
    @Transactional
    Optional<SaveResult> restore(Token token, int base, int number, Author maker) {
        return text(token, number).flatMap(text -> save(token, base, text, maker, number));
    }

    private Optional<SaveResult> save(Token token, int base, String text, Author maker, @Nullable Integer restored) {
        Optional<Results.Newest> newest = results.lock(token);
        if (newest.isPresent() && newest.get().version() != base) {
            return Optional.of(new SaveResult.Overtaken(present(token)));
        }
        return newest.map(found -> {
            boolean isNew = !text.equals(found.llmsTxt());
            if (isNew) {
                save(found.jobId(), base, text, maker, restored);
            }
            return new SaveResult.Kept(present(token), isNew);
        });
    }

    private void save(long jobId, int base, String text, Author maker, @Nullable Integer restored) {
        sql.of("""
                        insert into earlier_versions (job_id, version, made_by, restored, llms_txt, created_at)
                        select job_id, version, made_by, restored, llms_txt, created_at from versions
                        where job_id = :job and version = :base
                        """).with("job", jobId).with("base", base).update();
        int links = LlmsTxtParser.parse(text).items().size();
        results.replace(jobId, base + 1, new Results.Edit(text, links, maker.name(), restored));
        sql.of("delete from earlier_versions where job_id = :job and version > 1 and version <= :last")
                .with("job", jobId)
                .with("last", base + 2 - MOST)
                .update();
        edited.fire(new DocumentEdited(jobId, text));
    }

    private Version present(Token token) {
        return of(token).get(0);
    }
}
