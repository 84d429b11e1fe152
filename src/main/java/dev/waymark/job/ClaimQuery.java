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
 * <p>Of any other work, such as mail, a server does one task of a kind at a time, so that it takes no more threads than there are for it.
 */
public final class ClaimQuery extends PostgreSqlJdbcCustomization {

    static final String TAKE = """
            with under_way as (
                select job.id, job.host, job.broken, submission.client
                from scheduled_tasks task
                join jobs job on job.id = task.task_instance::bigint
                join submissions submission on submission.id = job.submission_id
                where task.task_name = 'generate' and task.picked
            ), waiting as (
                select job.id, job.host, job.created_at, submission.tier,
                       job.broken + (job.state = 'RUNNING')::int as broken,
                       row_number() over (partition by submission.client order by job.created_at, job.id)
                           + (select count(*) from under_way where under_way.client = submission.client)
                           - floor(extract(epoch from now() - job.created_at) / 300) as turn
                from scheduled_tasks task
                join jobs job on job.id = task.task_instance::bigint
                join submissions submission on submission.id = job.submission_id
                where task.task_name = 'generate' and not task.picked and task.execution_time <= ?
                  and job.host not in (select host from under_way)
                  and not exists (select 1 from jobs other
                                  where other.state = 'RUNNING' and other.host = job.host and other.id <> job.id)
                  and (job.broken + (job.state = 'RUNNING')::int < 2 or not exists (select 1 from under_way where under_way.broken >= 2))
            ), placed as (
                select id, host, broken,
                       row_number() over (order by tier = 'PAID' desc, turn, created_at, id) as place
                from waiting
            ), alone as (
                select id, place,
                       row_number() over (partition by host order by place) as on_host,
                       row_number() over (partition by broken >= 2 order by place) as suspect,
                       broken
                from placed
            ), chosen as (
                select id, place from alone where on_host = 1 and (broken < 2 or suspect = 1)
                order by place
                limit greatest(0, ? - (select count(*) from scheduled_tasks
                                       where task_name = 'generate' and picked and picked_by = ?))
            ), others as (
                select task_name, task_instance,
                       row_number() over (partition by task_name order by execution_time, task_instance) as place
                from scheduled_tasks task
                where task_name <> 'generate' and not picked and execution_time <= ?
                  and not exists (select 1 from scheduled_tasks mine
                                  where mine.task_name = task.task_name and mine.picked and mine.picked_by = ?)
            )
            update scheduled_tasks
            set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
            where (task_name, task_instance) in (
                select task.task_name, task.task_instance from scheduled_tasks task
                left join chosen on task.task_name = 'generate' and task.task_instance = chosen.id::text
                where not task.picked and task.execution_time <= ?
                  and (chosen.id is not null
                       or (task.task_name, task.task_instance) in (select task_name, task_instance from others where place = 1))
                order by chosen.place nulls first
                for update of task skip locked
                limit ?)
            returning *
            """;

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
        setInstant(statement, 1, now);
        statement.setInt(2, parallel);
        statement.setString(3, server);
        setInstant(statement, 4, now);
        statement.setString(5, server);
        statement.setString(6, server);
        setInstant(statement, 7, now);
        setInstant(statement, 8, now);
        statement.setInt(9, limit);
    }
}
