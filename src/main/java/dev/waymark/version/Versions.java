package dev.waymark.version;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All versions of finished documents; only the holder of a job's token sees or makes one. */
@ApplicationScoped
public class Versions {

    /** How many of one document are kept: what the job wrote, and the newest ones. */
    static final int MOST = 50;

    private static final String OF_THE_JOB = "join visible_results using (job_id) where token_hash = ?1 ";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Event<DocumentEdited> edited;

    /** The newest first; none when there is no finished document. */
    @Transactional
    List<Version> of(Token token) {
        List<?> rows = entities.createNativeQuery("""
                        select versions.version, made_by, restored, versions.created_at, octet_length(llms_txt) from versions
                        """ + OF_THE_JOB + "order by versions.version desc")
                .setParameter(1, token.hash())
                .getResultList();
        return rows.stream().map(row -> version((Object[]) row)).toList();
    }

    private static Version version(Object[] row) {
        return new Version(
                ((Number) row[0]).intValue(),
                Author.valueOf((String) row[1]),
                row[2] == null ? null : ((Number) row[2]).intValue(),
                instant(row[3]),
                ((Number) row[4]).longValue());
    }

    private static Instant instant(Object stored) {
        return stored instanceof java.sql.Timestamp timestamp ? timestamp.toInstant() : (Instant) stored;
    }

    /** The text of a version that is still kept. */
    @Transactional
    public Optional<String> text(Token token, int number) {
        List<?> rows = entities.createNativeQuery(
                        "select llms_txt from versions " + OF_THE_JOB + "and versions.version = ?2")
                .setParameter(1, token.hash())
                .setParameter(2, number)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** The number of the newest version that says exactly this, whatever the line ends. */
    @Transactional
    public Optional<Integer> saying(Token token, String text) {
        List<?> numbers = entities.createNativeQuery(
                        "select max(versions.version) from versions " + OF_THE_JOB + "and llms_txt = ?2")
                .setParameter(1, token.hash())
                .setParameter(2, Draft.of(text).text())
                .getResultList();
        return numbers.stream()
                .filter(Objects::nonNull)
                .map(number -> ((Number) number).intValue())
                .findFirst();
    }

    /** The newest version; empty when there is no finished document. */
    @Transactional
    public Optional<Version> newest(Token token) {
        return of(token).stream().findFirst();
    }

    /** The address of the site that the document is about. */
    @Transactional
    public Optional<String> site(Token token) {
        List<?> rows = entities.createNativeQuery("select url from results " + OF_THE_JOB)
                .setParameter(1, token.hash())
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
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

    /** Brings the text of an earlier version back as the newest; empty when there is no such version. */
    @Transactional
    Optional<SaveResult> restore(Token token, int base, int number, Author maker) {
        return text(token, number).flatMap(text -> save(token, base, text, maker, number));
    }

    private Optional<SaveResult> save(Token token, int base, String text, Author maker, Integer restored) {
        List<?> rows = entities.createNativeQuery(
                        "select job_id, results.version, llms_txt from results " + OF_THE_JOB + "for update of results")
                .setParameter(1, token.hash())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] newest = (Object[]) rows.get(0);
        if (((Number) newest[1]).intValue() != base) {
            return Optional.of(new SaveResult.Overtaken(present(token)));
        }
        boolean isNew = !text.equals(newest[2]);
        if (isNew) {
            save(((Number) newest[0]).longValue(), base, text, maker, restored);
        }
        return Optional.of(new SaveResult.Kept(present(token), isNew));
    }

    private void save(long jobId, int base, String text, Author maker, Integer restored) {
        query("""
                insert into earlier_versions (job_id, version, made_by, restored, llms_txt, created_at)
                select job_id, version, made_by, restored, llms_txt, created_at from results where job_id = ?1
                """, jobId).executeUpdate();
        query("""
                update results set version = ?2, llms_txt = ?3, links = ?4, made_by = ?5, restored = cast(?6 as integer),
                created_at = now() where job_id = ?1
                """, jobId)
                .setParameter(2, base + 1)
                .setParameter(3, text)
                .setParameter(4, LlmsTxtParser.parse(text).items().size())
                .setParameter(5, maker.name())
                .setParameter(6, restored == null ? null : String.valueOf(restored))
                .executeUpdate();
        query("delete from earlier_versions where job_id = ?1 and version > 1 and version <= ?2", jobId)
                .setParameter(2, base + 2 - MOST)
                .executeUpdate();
        edited.fire(new DocumentEdited(jobId, text));
    }

    private Query query(String sql, long jobId) {
        return entities.createNativeQuery(sql).setParameter(1, jobId);
    }

    private Version present(Token token) {
        return of(token).get(0);
    }
}
