-- The operator's pages: who is signed in, what was done there, and the attempts behind each job.

create table admin_sessions (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    credential bytea       not null,
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now()
);

comment on column admin_sessions.token_hash is 'SHA-256 of the random token in the cookie';
comment on column admin_sessions.credential is 'SHA-256 of the password hash in force: a new password ends every session';

create table admin_actions (
    id      bigint generated always as identity primary key,
    action  text        not null check (length(action) <= 40),
    target  text        not null check (length(target) <= 100),
    outcome text        not null,
    client  text        not null,
    done_at timestamptz not null default now()
);
create index admin_actions_by_target on admin_actions (target, id);

create table attempts (
    job_id          bigint      not null references jobs on delete cascade,
    attempt         integer     not null check (attempt > 0),
    batch_execution bigint      not null,
    begun_at        timestamptz not null default now(),
    primary key (job_id, attempt)
);

alter table jobs
    add column retried_at    timestamptz,
    add column retried_after integer not null default 0 check (retried_after >= 0);

comment on column jobs.retried_at is 'when an operator gave a failed job its one more chance';
comment on column jobs.retried_after is 'the attempts before that, which do not count against the new ones';

create index submissions_by_host on submissions (split_part(split_part(url, '/', 3), ':', 1));
create index batch_step_execution_by_time on batch_step_execution (starttime);
