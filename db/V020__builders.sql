-- What a website is made with decides which steps to publish a file its owner sees first.

alter table jobs add column builder text;

comment on column jobs.builder is 'id of a recipe in recipes.properties, as the start page showed it; null when it showed none';

create or replace view visible_jobs as
select submissions.token_hash, submissions.url, submissions.tier,
       jobs.id, jobs.state, jobs.stage, jobs.pages_read, jobs.pages_known, jobs.current_url, jobs.assessed, jobs.problem, jobs.note,
       jobs.version, jobs.created_at, jobs.started_at, jobs.finished_at, jobs.expires_at, submissions.shared_hash, jobs.builder
from submissions join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();
