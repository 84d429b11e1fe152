-- Each table belongs to one package, which alone names it in its statements. Others read these views.

create view submission_jobs as
select submissions.id as submission_id, submissions.url, submissions.tier, submissions.client, submissions.accepted_at,
       jobs.id as job_id, jobs.state, jobs.stage, jobs.problem, jobs.pages_read, jobs.pages_known, jobs.model_cost,
       jobs.created_at, jobs.started_at, jobs.finished_at
from submissions left join jobs on jobs.submission_id = submissions.id;

comment on view submission_jobs is 'each submission, and its job from the day it is accepted; created_at is the job''s';

create view existing_jobs as select id from jobs;

comment on view existing_jobs is 'to lock a job, so that it is not deleted while something is stored for it';

create view job_attempts as
select attempts.job_id, attempts.attempt, attempts.batch_execution, attempts.begun_at, execution.endtime as ended_at,
       execution.batchstatus as status
from attempts left join batch_job_execution execution on execution.jobexecutionid = attempts.batch_execution;

create view job_stages as
select stepexecutionid as id, jobexecutionid as batch_execution, stepname as name, batchstatus as status,
       starttime as begun_at, endtime as ended_at
from batch_step_execution;

create view result_versions as select job_id, version from results;

create view submission_payments as
select id, order_id, submission_id, amount, currency, state, created_at, paid_at from payments;

create view model_spending as select created_at, cost from model_calls;

-- Nothing has ever been stored here.
drop table subscriptions;
