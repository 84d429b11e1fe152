-- Keys with which programs use the API in the name of an account, or of the operator.

create table api_keys (
    id         bigint generated always as identity primary key,
    account_id bigint references accounts on delete cascade,
    name       text        not null check (length(name) between 1 and 100),
    hint       text        not null check (length(hint) <= 20),
    key_hash   bytea       not null unique check (octet_length(key_hash) = 32),
    scopes     text        not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    used_at    timestamptz
);
create index api_keys_by_account on api_keys (account_id);

comment on column api_keys.account_id is 'null for a key of the operator, who sees no account with it';
comment on column api_keys.hint is 'the beginning of the key, by which people tell theirs apart';
comment on column api_keys.key_hash is 'SHA-256 of the key, which is random, so that nobody finds it by guessing';
comment on column api_keys.scopes is 'what it may do, in small letters, separated by blanks';
comment on column api_keys.used_at is 'noted once a minute';
