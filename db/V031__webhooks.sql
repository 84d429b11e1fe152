-- Messages to servers that accounts have named: what happened to their jobs and sites.

create table webhook_endpoints (
    id             bigint generated always as identity primary key,
    account_id     bigint      not null references accounts on delete cascade,
    url            text        not null check (length(url) <= 2048),
    events         text        not null check (length(events) <= 500),
    state          text        not null default 'PENDING' check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'GONE', 'FAILED')),
    secret         text        not null,
    former_secret  text,
    former_until   timestamptz,
    challenge_hash bytea check (octet_length(challenge_hash) = 32),
    challenge_ends timestamptz,
    failing_since  timestamptz,
    created_at     timestamptz not null default now(),
    check ((former_secret is null) = (former_until is null)),
    check ((challenge_hash is null) = (challenge_ends is null))
);
create index webhook_endpoints_by_account on webhook_endpoints (account_id);

comment on column webhook_endpoints.events is 'the types that it gets, separated by blanks';
comment on column webhook_endpoints.state is 'only ACTIVE ones get events; GONE has answered 410, FAILED has taken nothing for days';
comment on column webhook_endpoints.secret is 'encrypted with the secret of the server';
comment on column webhook_endpoints.former_secret is 'the one before, encrypted, which signs as well until former_until';
comment on column webhook_endpoints.challenge_hash is 'SHA-256 of what was sent there and has to be pasted on our page';

create table webhook_messages (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references accounts on delete cascade,
    key        text        not null unique check (length(key) <= 40),
    type       text        not null check (length(type) <= 50),
    payload    text        not null,
    created_at timestamptz not null default now()
);
create index webhook_messages_by_account on webhook_messages (account_id);
create index webhook_messages_by_age on webhook_messages (created_at);

comment on column webhook_messages.key is 'by which a receiver knows a message that comes twice';
comment on column webhook_messages.payload is 'JSON, encrypted with the secret of the server: it may name the token of a job';

create table webhook_deliveries (
    id            bigint generated always as identity primary key,
    message_id    bigint      not null references webhook_messages on delete cascade,
    endpoint_id   bigint      not null references webhook_endpoints on delete cascade,
    state         text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts      integer     not null default 0 check (attempts >= 0),
    due_at        timestamptz not null default now(),
    claim         uuid,
    claimed_until timestamptz,
    status        integer,
    problem       text check (length(problem) <= 40),
    created_at    timestamptz not null default now(),
    ended_at      timestamptz
);
create index webhook_deliveries_due on webhook_deliveries (due_at) where state = 'WAITING';
create index webhook_deliveries_by_endpoint on webhook_deliveries (endpoint_id);
create index webhook_deliveries_by_message on webhook_deliveries (message_id);

comment on column webhook_deliveries.claim is 'of the server that sends it now, until claimed_until';
comment on column webhook_deliveries.status is 'of the last answer; null when there was none';
comment on column webhook_deliveries.problem is 'why there was none';

create table webhook_jobs (
    submission_id bigint primary key references submissions on delete cascade,
    account_id    bigint not null references accounts on delete cascade,
    sealed        text   not null
);
create index webhook_jobs_by_account on webhook_jobs (account_id);

comment on table webhook_jobs is 'jobs that keys of an account have submitted, until they end';
comment on column webhook_jobs.sealed is 'the token of the job, encrypted';

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check
        check (kind in (
            'JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN',
            'SUBSCRIBED', 'RENEWAL', 'CARD_FAILED', 'MONITORING_PAUSED', 'SUBSCRIPTION_ENDED',
            'SITE_CHANGED', 'CHECKS_PAUSED',
            'VERIFICATION_FAILING', 'VERIFICATION_LOST', 'HOST_TAKEN_OVER',
            'HOSTING_FROZEN', 'HOSTING_ENDS', 'HOSTING_ENDED', 'TAKEN_DOWN',
            'WEBHOOK_OFF'));
