-- A result has a second id, by which it can be shown to others and not be changed. It is made from the token, so only the hash of it is
-- stored, and what was submitted before has none until it expires.

alter table submissions
    add column shared_hash bytea unique check (octet_length(shared_hash) = 32);

comment on column submissions.shared_hash is 'SHA-256 of the id, made one way from the token, that shows the result';

create or replace view visible_submissions as
select submissions.id, submissions.token_hash, submissions.url, jobs.id as job_id, jobs.state, submissions.shared_hash
from submissions left join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();

create or replace view visible_results as
select job_id, token_hash, url, shared_hash from visible_submissions where state = 'FINISHED';

comment on view visible_results is
    'the jobs whose documents, assessments and versions may be seen; by their token also changed, by their shared id only read';

create or replace view visible_jobs as
select submissions.token_hash, submissions.url, submissions.tier,
       jobs.id, jobs.state, jobs.stage, jobs.pages_read, jobs.pages_known, jobs.current_url, jobs.assessed, jobs.problem, jobs.note,
       jobs.version, jobs.created_at, jobs.started_at, jobs.finished_at, jobs.expires_at, submissions.shared_hash
from submissions join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();

-- One more parameter; it may be left out, as servers of the version before do.
drop function accept_free_submission;
create function accept_free_submission(
    new_token_hash bytea, new_url text, new_host text, new_template text, new_sector text, new_goal text,
    new_include_noindex boolean, new_client text, new_time timestamptz,
    most_of_client bigint, most_of_all bigint, counts_all boolean, new_shared_hash bytea default null,
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
    insert into submissions
        (token_hash, shared_hash, url, tier, template, sector, goal, include_noindex, client, created_at, accepted_at)
    values
        (new_token_hash, new_shared_hash, new_url, 'FREE', new_template, new_sector, new_goal, new_include_noindex, new_client,
         new_time, new_time)
    returning id into new_submission;
    insert into jobs (submission_id, host, created_at) values (new_submission, new_host, new_time) returning id into new_job;
    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    values ('generate', new_job::text, new_time, false, 1);
end
$$;

comment on function accept_free_submission is 'new_job is null when as many sites wait as may, of the client or in all';
