-- Requests that programs may send again: what was answered to the first, for a day.

create table idempotency_keys (
    name        text primary key check (length(name) = 32),
    fingerprint text        not null check (length(fingerprint) = 32),
    run         uuid        not null,
    state       text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE')),
    answer      text,
    created_at  timestamptz not null default now(),
    check ((state = 'DONE') = (answer is not null))
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

comment on column idempotency_keys.name is 'keyed hash of the client or account together with the key that it has sent';
comment on column idempotency_keys.fingerprint is 'keyed hash of the request: method, address, If-Match and body';
comment on column idempotency_keys.run is 'names who works on the request; another may begin it again after two minutes';
comment on column idempotency_keys.answer is 'status, some header fields and body, encrypted with the server''s secret';
