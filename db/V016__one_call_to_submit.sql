-- A free submission is checked and stored in one call: with its job and its place in the queue, or not at all.

create function accept_free_submission(
    new_token_hash bytea, new_url text, new_host text, new_template text, new_sector text, new_goal text,
    new_include_noindex boolean, new_client text, new_time timestamptz,
    most_of_client bigint, most_of_all bigint, counts_all boolean,
    out waiting_of_client bigint, out waiting_of_all bigint, out new_job bigint)
language plpgsql as $$
declare
    new_submission bigint;
begin
    -- Submissions of one client come one after another, each waiting for the end of the transaction before it. What is counted
    -- below is counted after that wait: each statement of a function sees what was committed before it began.
    perform pg_advisory_xact_lock(hashtextextended('client ' || new_client, 0));
    select count(*) into waiting_of_client from submission_jobs
    where client = new_client and tier = 'FREE' and state = 'WAITING';
    if waiting_of_client >= most_of_client then
        return;
    end if;
    if counts_all then
        select count(*) into waiting_of_all from jobs where state = 'WAITING';
        if waiting_of_all >= most_of_all then
            return;
        end if;
    end if;
    insert into submissions (token_hash, url, tier, template, sector, goal, include_noindex, client, created_at, accepted_at)
    values (new_token_hash, new_url, 'FREE', new_template, new_sector, new_goal, new_include_noindex, new_client, new_time, new_time)
    returning id into new_submission;
    insert into jobs (submission_id, host, created_at) values (new_submission, new_host, new_time) returning id into new_job;
    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    values ('generate', new_job::text, new_time, false, 1);
end
$$;

comment on function accept_free_submission is 'new_job is null when as many sites wait as may, of the client or in all';

-- What the holder of a token sees of a job, in one row.
create view visible_jobs as
select submissions.token_hash, submissions.url, submissions.tier,
       jobs.id, jobs.state, jobs.stage, jobs.pages_read, jobs.pages_known, jobs.current_url, jobs.assessed, jobs.problem, jobs.note,
       jobs.version, jobs.created_at, jobs.started_at, jobs.finished_at, jobs.expires_at
from submissions join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();
