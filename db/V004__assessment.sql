-- What a document was judged to be, and what its owner does not want to hear of again.

alter table jobs drop constraint jobs_stage_check;
alter table jobs
    add check (stage in ('CRAWL', 'ENRICH', 'COMPOSE', 'ASSESS', 'FINISH')),
    add column assessed boolean not null default false;

create table assessments (
    job_id     bigint primary key references jobs on delete cascade,
    report     jsonb       not null,
    created_at timestamptz not null default now()
);

comment on table assessments is 'what the judgement rests on; the grade itself is told anew each time';

create table dismissals (
    job_id     bigint      not null references assessments on delete cascade,
    code       text        not null check (length(code) <= 64),
    place      text        not null check (length(place) <= 8192),
    created_at timestamptz not null default now(),
    primary key (job_id, code, place)
);
