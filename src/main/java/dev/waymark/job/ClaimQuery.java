package dev.waymark.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Selects and claims the next jobs in one statement: paid before free, one running job for each host, round-robin between clients
 * (five minutes of waiting count as one turn). A job during which two servers died gets its last attempt only while no other such job
 * runs, so that it does not use up the attempts of the others. A running job without a lease has lost its server; that death is
 * recorded when the job is claimed again, and is counted here already.
 *
 * <p>The turns are those of the {@value #WINDOW} paid and as many free jobs that have been due for longest and whose hosts are idle, so
 * that the statement takes as long for ten million jobs that wait as for a thousand. What another server is claiming is passed over.
 *
 * <p>Of any other work, such as mail, a server does one task of a kind at a time, so that it takes no more threads than there are for it.
 */
public final class ClaimQuery extends PostgreSqlJdbcCustomization {

    /** As many as wait at most, unless {@code JOBS_WAITING} is raised. */
    private static final int WINDOW = 1_000;

    /** The indexes of V034 have these conditions. */
    private static final String PAID = "task.priority > 0";

    private static final String FREE = "(task.priority > 0) is not true";

    static final String TAKE = """
            with under_way as (
                select job.id, job.host, job.created_at, submission.tier, submission.client, job.broken
                from scheduled_tasks task
                join jobs job on job.id = task.task_instance::bigint
                join submissions submission on submission.id = job.submission_id
                where task.task_name = 'generate' and task.picked
            ), candidates as (
                (%s)
                union all
                (%s)
            ), turns as (
                select id, host, created_at, tier, broken, waits,
                       row_number() over (partition by client order by waits, created_at, id)
                           - floor(extract(epoch from now() - created_at) / 300) as turn
                from (select *, true as waits from candidates union all select *, false from under_way) jobs_of_clients
            ), placed as (
                select id, host, broken,
                       row_number() over (order by tier = 'PAID' desc, turn, created_at, id) as place
                from turns where waits
            ), alone as (
                select id, place,
                       row_number() over (partition by host order by place) as on_host,
                       row_number() over (partition by broken >= 2 order by place) as suspect,
                       broken
                from placed
            ), others as (
                select task_name, task_instance,
                       row_number() over (partition by task_name order by execution_time, task_instance) as place
                from scheduled_tasks task
                where task_name <> 'generate' and not picked and execution_time <= ?
                  and not exists (select 1 from scheduled_tasks mine
                                  where mine.task_name = task.task_name and mine.picked and mine.picked_by = ?)
            ), other as (
                select task.task_name, task.task_instance
                from others join scheduled_tasks task using (task_name, task_instance)
                where others.place = 1 and not task.picked and task.execution_time <= ?
                for update of task skip locked
            ), chosen as (
                select locked.task_name, locked.task_instance
                from (select id::text as task from alone
                      where on_host = 1 and (broken < 2 or suspect = 1) order by place) best
                cross join lateral (
                    select task_name, task_instance from scheduled_tasks
                    where task_name = 'generate' and task_instance = best.task and not picked and execution_time <= ?
                    for update skip locked
                ) locked
                limit greatest(0, least(? - (select count(*) from scheduled_tasks
                                             where task_name = 'generate' and picked and picked_by = ?),
                                        ? - (select count(*) from other)))
            )
            update scheduled_tasks
            set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
            where (task_name, task_instance) in (select * from other union all select * from chosen)
            returning *
            """.formatted(candidates(PAID), candidates(FREE));

    private final int parallel;

    /** @param parallel how many jobs this server works on at once */
    public ClaimQuery(int parallel) {
        super(false, false);
        this.parallel = parallel;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        String server = context.schedulerName.getName();
        return context.jdbcRunner.query(
                TAKE, statement -> fill(statement, server, now, limit), context.resultSetMapper.get());
    }

    void fill(PreparedStatement statement, String server, Instant now, int limit) throws SQLException {
        for (int due : List.of(1, 2, 3, 5, 6, 11)) {
            setInstant(statement, due, now);
        }
        for (int name : List.of(4, 8, 10)) {
            statement.setString(name, server);
        }
        statement.setInt(7, parallel);
        statement.setInt(9, limit);
    }

    /** {@code offset 0} keeps the planner from reading all jobs where it believes that many wait. */
    private static String candidates(String tier) {
        return """
                select job.id, job.host, job.created_at, submission.tier, submission.client,
                       job.broken + (job.state = 'RUNNING')::int as broken
                from scheduled_tasks task
                cross join lateral (select * from jobs where id = task.task_instance::bigint offset 0) job
                cross join lateral (select * from submissions where id = job.submission_id offset 0) submission
                where task.task_name = 'generate' and not task.picked and %s and task.execution_time <= ?
                  and job.host not in (select host from under_way)
                  and not exists (select 1 from jobs other
                                  where other.state = 'RUNNING' and other.host = job.host and other.id <> job.id)
                  and (job.broken + (job.state = 'RUNNING')::int < 2 or not exists (select 1 from under_way where under_way.broken >= 2))
                order by task.execution_time
                limit %d""".formatted(tier, WINDOW);
    }
}
