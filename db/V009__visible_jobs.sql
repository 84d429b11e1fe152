-- What the holder of a token may see. Every query by a token goes through these two, so that nothing is shown for longer than the rest.

create view visible_submissions as
select submissions.id, submissions.token_hash, submissions.url, jobs.id as job_id, jobs.state
from submissions left join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();

comment on view visible_submissions is 'an order, and its job from the day it is accepted, until the job expires';

create view visible_results as
select job_id, token_hash, url from visible_submissions where state = 'FINISHED';

comment on view visible_results is 'the jobs whose documents, assessments and versions may be seen';
