-- Client addresses are kept as hashes with a key. Where no SERVER_SECRET is set, the first server makes one for all.

create table server_secret (
    only_one   boolean primary key default true check (only_one),
    secret     bytea       not null check (octet_length(secret) = 32),
    created_at timestamptz not null default now()
);

comment on table server_secret is 'not used while SERVER_SECRET is set';
