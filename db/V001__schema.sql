-- The product's own tables. Times are timestamptz; ids never leave the server: the outside knows a job by its token only.

create table users (
    id         bigint generated always as identity primary key,
    email      text        not null check (email = lower(email) and position('@' in email) > 1),
    created_at timestamptz not null default now(),
    unique (email)
);

create table submissions (
    id         bigint generated always as identity primary key,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    url        text        not null check (length(url) <= 2048),
    tier       text        not null check (tier in ('FREE', 'PAID')),
    template   text        not null,
    sector     text        not null,
    goal       text        not null,
    client     text        not null,
    user_id    bigint references users on delete set null,
    created_at timestamptz not null default now()
);
create index submissions_by_client on submissions (client, created_at);
create index submissions_by_user on submissions (user_id) where user_id is not null;

comment on column submissions.token_hash is 'SHA-256 of the random token that the submitter holds';
comment on column submissions.client is 'hash of the client address, for limits; never the address itself';

create table jobs (
    id              bigint generated always as identity primary key,
    submission_id   bigint      not null unique references submissions on delete cascade,
    state           text        not null default 'WAITING'
        check (state in ('WAITING', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED')),
    stage           text        not null default 'CRAWL' check (stage in ('CRAWL', 'COMPOSE', 'FINISH')),
    attempt         integer     not null default 0 check (attempt >= 0),
    batch_execution bigint,
    pages_read      integer     not null default 0 check (pages_read >= 0),
    pages_known     integer     not null default 0 check (pages_known >= 0),
    current_url     text,
    problem         text,
    note            text,
    version         bigint      not null default 0,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    finished_at     timestamptz,
    expires_at      timestamptz,
    check ((state in ('FINISHED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check (state <> 'FAILED' or problem is not null)
);
create index jobs_by_state on jobs (state, created_at);
create index jobs_by_expiry on jobs (expires_at) where expires_at is not null;

comment on column jobs.attempt is 'fencing token: a runner writes only while the attempt is still its own';
comment on column jobs.problem is 'why the job failed, in words for the submitter';
comment on column jobs.note is 'what a reader of the result should know, such as a limit that was reached';

create table pages (
    job_id   bigint  not null references jobs on delete cascade,
    url      text    not null,
    position integer not null check (position >= 0),
    state    text    not null check (state in ('READ', 'KEPT', 'OPTIONAL', 'DROPPED')),
    reason   text    not null,
    detail   text    not null default '',
    title    text    not null default '',
    content  jsonb,
    primary key (job_id, url)
);
create index pages_in_order on pages (job_id, position);

comment on table pages is 'the ledger: every address that the crawl met, in one state, with what was read there';

create table results (
    job_id     bigint primary key references jobs on delete cascade,
    llms_txt   text        not null,
    llms_full  text        not null,
    links      integer     not null check (links >= 0),
    created_at timestamptz not null default now()
);

create table payments (
    id             bigint generated always as identity primary key,
    order_id       uuid        not null unique,
    submission_id  bigint      not null references submissions on delete restrict,
    session_id     text unique,
    intent_id      text unique,
    amount         integer     not null check (amount > 0),
    currency       text        not null check (currency ~ '^[a-z]{3}$'),
    state          text        not null check (state in ('OPEN', 'PAID', 'FAILED', 'EXPIRED', 'REFUNDED', 'DISPUTED')),
    livemode       boolean     not null,
    created_at     timestamptz not null default now(),
    paid_at        timestamptz,
    check (state not in ('PAID', 'REFUNDED', 'DISPUTED') or paid_at is not null)
);
create index payments_by_submission on payments (submission_id);
create index payments_open on payments (created_at) where state = 'OPEN';

comment on column payments.amount is 'in the smallest unit of the currency: pence';

create table subscriptions (
    id                 bigint generated always as identity primary key,
    user_id            bigint      not null references users on delete cascade,
    provider_id        text        not null unique,
    state              text        not null check (state in ('ACTIVE', 'PAST_DUE', 'CANCELLED')),
    current_period_end timestamptz not null,
    created_at         timestamptz not null default now()
);
create index subscriptions_by_user on subscriptions (user_id);
