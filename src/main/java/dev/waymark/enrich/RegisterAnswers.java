package dev.waymark.enrich;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What registers said, kept in the database for all servers. */
@ApplicationScoped
class RegisterAnswers implements RegisterClient.Cache {

    @PersistenceContext(unitName = "waymark")
    @SuppressWarnings("NullAway") // the container sets it
    EntityManager entities;

    @Inject
    @ConfigProperty(name = "REGISTER_CACHE_DAYS")
    int days;

    @Override
    @Transactional
    public Optional<RegisterClient.Kept> find(String source, String key) {
        List<?> rows = entities.createNativeQuery("""
                        select content, fetched_at from register_answers
                        where source = ?1 and key = ?2 and fetched_at > now() - make_interval(days => ?3)
                        """)
                .setParameter(1, source)
                .setParameter(2, key)
                .setParameter(3, days)
                .getResultList();
        return rows.stream().map(row -> kept((Object[]) row)).findFirst();
    }

    private static RegisterClient.Kept kept(Object[] row) {
        Object at = row[1];
        Instant instant = at instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) at).toInstant();
        return new RegisterClient.Kept((String) row[0], instant);
    }

    @Override
    @Transactional
    public void save(String source, String key, String content) {
        entities.createNativeQuery("""
                        insert into register_answers (source, key, content) values (?1, ?2, ?3)
                        on conflict (source, key) do update set content = excluded.content, fetched_at = now()
                        """)
                .setParameter(1, source)
                .setParameter(2, key)
                .setParameter(3, content)
                .executeUpdate();
    }
}
