-- Lists of websites that an account asks for at once.

create table bulks (
    id          bigint generated always as identity primary key,
    public_id   text        not null unique check (length(public_id) = 22),
    account_id  bigint      not null references accounts on delete cascade,
    name        text        not null default '' check (length(name) <= 100),
    created_at  timestamptz not null default now(),
    finished_at timestamptz
);
create index bulks_by_account on bulks (account_id, id);
create index bulks_by_end on bulks (finished_at);

comment on column bulks.public_id is 'names the list in addresses; it opens nothing without its account';

create table bulk_items (
    bulk_id       bigint  not null references bulks on delete cascade,
    position      integer not null check (position >= 1),
    url           text    not null check (length(url) <= 2048),
    template      text    not null default '',
    sector        text    not null default '',
    goal          text    not null default '',
    noindex       boolean not null default false,
    state         text    not null check (state in ('WAITING', 'QUEUED', 'FINISHED', 'FAILED', 'REFUSED', 'STOPPED')),
    submission_id bigint references submissions on delete set null,
    sealed        text,
    reason        jsonb,
    score         integer check (score between 0 and 100),
    grade         text,
    primary key (bulk_id, position),
    check (state <> 'QUEUED' or sealed is not null)
);
create index bulk_items_by_submission on bulk_items (submission_id);
create index bulk_items_open on bulk_items (bulk_id, state) where state in ('WAITING', 'QUEUED');

comment on column bulk_items.sealed is 'the token of the job, encrypted with the server''s secret';
comment on column bulk_items.reason is 'why there is no file: a message with its arguments';
comment on column bulk_items.score is 'of the file as it was finished';
