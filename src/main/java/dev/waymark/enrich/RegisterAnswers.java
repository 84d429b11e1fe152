package dev.waymark.enrich;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What registers said, kept in the database for all servers. */
@ApplicationScoped
class RegisterAnswers implements RegisterClient.Cache {

    @Inject
    private Sql sql;

    @Inject
    @ConfigProperty(name = "REGISTER_CACHE_DAYS")
    int days;

    @Override
    @Transactional
    public Optional<RegisterClient.Kept> find(String source, String key) {
        return sql.of("""
                        select content, fetched_at from register_answers
                        where source = :source and key = :key and fetched_at > now() - make_interval(days => :days)
                        """)
                .with("source", source)
                .with("key", key)
                .with("days", days)
                .first(row -> new RegisterClient.Kept(row.text("content"), row.instant("fetched_at")));
    }

    @Override
    @Transactional
    public void save(String source, String key, String content) {
        sql.of("""
                        insert into register_answers (source, key, content) values (:source, :key, :content)
                        on conflict (source, key) do update set content = excluded.content, fetched_at = now()
                        """)
                .with("source", source)
                .with("key", key)
                .with("content", content)
                .update();
    }
}
