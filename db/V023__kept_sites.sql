-- Results that people keep in their accounts. Whoever has the token of such a result still sees it; only the account changes it.

create table kept_sites (
    submission_id bigint primary key references submissions on delete cascade,
    account_id    bigint      not null references accounts on delete cascade,
    sealed        text        not null,
    name          text        not null default '' check (length(name) <= 100),
    kept_at       timestamptz not null default now()
);
create index kept_sites_by_account on kept_sites (account_id, submission_id);

comment on column kept_sites.sealed is 'the token of the job, encrypted with the server''s secret, for the links of the account''s pages';
comment on column kept_sites.name is 'what the account calls the site; empty when it has no name of its own';

create or replace view visible_jobs as
select submissions.token_hash, submissions.url, submissions.tier,
       jobs.id, jobs.state, jobs.stage, jobs.pages_read, jobs.pages_known, jobs.current_url, jobs.assessed, jobs.problem, jobs.note,
       jobs.version, jobs.created_at, jobs.started_at, jobs.finished_at, jobs.expires_at, submissions.shared_hash, jobs.builder,
       exists (select 1 from kept_sites where kept_sites.submission_id = submissions.id) as kept
from submissions join jobs on jobs.submission_id = submissions.id
where jobs.expires_at is null or jobs.expires_at > now();
