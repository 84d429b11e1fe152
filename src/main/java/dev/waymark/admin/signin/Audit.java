package dev.waymark.admin.signin;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.UtcTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What operators did, in the log and in the database, where the pages show it beside what it was done to. */
@ApplicationScoped
public class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class.getName());
    private static final int MOST = 50;
    private static final String SELECT = "select id, action, target, outcome, client, done_at from admin_actions ";

    @Inject
    private Sql sql;

    /**
     * One thing done.
     *
     * @param target to what, such as {@code job 12}
     */
    public record Action(long id, String action, String target, String outcome, String client, UtcTime when) {}

    /**
     * Notes an action.
     *
     * @param outcome what came of it, in words
     * @param client the hash of the address it was done from
     * @return its number
     */
    @Transactional
    public long note(String action, String target, String outcome, String client) {
        LOG.info(() -> "Operator: %s %s: %s (client %s)".formatted(action, target, outcome, client));
        return sql.of("""
                        insert into admin_actions (action, target, outcome, client)
                        values (:action, :target, :outcome, :client) returning id
                        """)
                .with("action", action)
                .with("target", target)
                .with("outcome", outcome)
                .with("client", client)
                .one(row -> row.longValue("id"));
    }

    /** What was done to it, the latest first. */
    @Transactional
    public List<Action> of(String target) {
        return sql.of(SELECT + "where target = :target order by id desc limit :most")
                .with("target", target)
                .with("most", MOST)
                .list(Audit::action);
    }

    /** The actions of these numbers, in the order in which they were done. */
    @Transactional
    public List<Action> of(List<Long> ids) {
        return sql.of(SELECT + "where id = any (cast(string_to_array(:ids, ',') as bigint[])) order by id limit :most")
                .with("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with("most", MOST)
                .list(Audit::action);
    }

    private static Action action(Row row) {
        return new Action(
                row.longValue("id"),
                row.text("action"),
                row.text("target"),
                row.text("outcome"),
                row.text("client"),
                UtcTime.of(row.instant("done_at")));
    }
}
