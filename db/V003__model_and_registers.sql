-- What the language model was asked and what it cost; what registers say; who wrote which part of a document.

alter table jobs
    add column model_tokens bigint not null default 0 check (model_tokens >= 0),
    add column model_cost   bigint not null default 0 check (model_cost >= 0);
alter table jobs drop constraint jobs_stage_check;
alter table jobs
    add constraint jobs_stage_check check (stage in ('CRAWL', 'ENRICH', 'COMPOSE', 'ASSESS', 'FINISH'));

comment on column jobs.model_cost is 'in millionths of a US dollar';

create table drafts (
    job_id  bigint not null references jobs on delete cascade,
    part    text   not null check (part in ('REGISTERS', 'DESCRIPTION', 'WRITING')),
    content text   not null,
    primary key (job_id, part)
);

comment on table drafts is 'what goes into a document besides its pages, as JSON, and who wrote what of it';

-- A call outlives its job: the day's spending is counted here.
create table model_calls (
    id         bigint generated always as identity primary key,
    job_id     bigint references jobs on delete set null,
    purpose    text        not null,
    model      text        not null,
    settled    boolean     not null default false,
    tokens     bigint      not null default 0 check (tokens >= 0),
    cost       bigint      not null check (cost >= 0),
    created_at timestamptz not null default now()
);
create index model_calls_by_time on model_calls (created_at);
create index model_calls_by_job on model_calls (job_id) where job_id is not null;

comment on column model_calls.cost is 'in millionths of a US dollar: the most it can be until the call is settled';

create table model_answers (
    job_id   bigint not null references jobs on delete cascade,
    question text   not null check (question ~ '^[0-9a-f]{64}$'),
    answer   text   not null,
    primary key (job_id, question)
);

comment on table model_answers is 'stored as they arrive, so that the next attempt does not ask again';

create table register_answers (
    source     text        not null,
    key        text        not null,
    content    text        not null,
    fetched_at timestamptz not null default now(),
    primary key (source, key)
);
