package dev.waymark.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.logging.Logger;

/** What operators did, in the log and in the database, where the pages show it beside what it was done to. */
@ApplicationScoped
class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class.getName());
    private static final int MOST = 50;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    /** One thing done. */
    public record Action(long id, String action, String outcome, String client, UtcTime when) {}

    /**
     * Notes an action.
     *
     * @param outcome what came of it, in words
     * @param client the hash of the address it was done from
     * @return its number
     */
    @Transactional
    long note(String action, String target, String outcome, String client) {
        LOG.info(() -> "Operator: %s %s: %s (client %s)".formatted(action, target, outcome, client));
        Object id = entities.createNativeQuery("""
                        insert into admin_actions (action, target, outcome, client) values (?1, ?2, ?3, ?4) returning id
                        """)
                .setParameter(1, action)
                .setParameter(2, target)
                .setParameter(3, outcome)
                .setParameter(4, client)
                .getSingleResult();
        return ((Number) id).longValue();
    }

    /** What was done to it, the latest first. */
    @Transactional
    List<Action> of(String target) {
        List<?> rows = entities.createNativeQuery("""
                        select id, action, outcome, client, cast(extract(epoch from done_at) * 1000 as bigint)
                        from admin_actions where target = ?1 order by id desc limit ?2
                        """)
                .setParameter(1, target)
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Action(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        UtcTime.ofMillis(row[4])))
                .toList();
    }
}
