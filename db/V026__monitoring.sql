-- Websites that are checked for changes, and what is proposed to the accounts that keep files of them.

create table watches (
    id            bigint generated always as identity primary key,
    url           text        not null unique,
    host          text        not null,
    due_at        timestamptz not null default now(),
    claim         uuid,
    claimed_until timestamptz,
    checks        integer     not null default 0 check (checks >= 0),
    failures      integer     not null default 0 check (failures >= 0),
    confirming    integer     not null default 0 check (confirming >= 0),
    validators    boolean     not null default false,
    dates         boolean     not null default false,
    extraction    integer     not null default 0,
    known         jsonb       not null default '[]',
    read_on       date,
    created_at    timestamptz not null default now(),
    check ((claim is null) = (claimed_until is null))
);
create index watches_by_due on watches (due_at);
create index watches_by_host on watches (host);

comment on table watches is 'one row for each address that is checked, for however many accounts';
comment on column watches.claim is 'names the check that is under way; another server may begin it again after claimed_until';
comment on column watches.failures is 'how many of the last checks could not read the site, one after the other';
comment on column watches.confirming is 'how many readings have shown changes since the one that is stored; changes are told once two agree';
comment on column watches.validators is 'whether the site''s ETags and Last-Modified dates have proved true';
comment on column watches.dates is 'whether the dates in its sitemap have';
comment on column watches.known is 'every address that the stored reading has met, compressed';
comment on column watches.read_on is 'the day of the stored reading';
comment on column watches.extraction is 'the version of the extractor that has read the stored pages';

create table watch_pages (
    watch_id      bigint  not null references watches on delete cascade,
    position      integer not null,
    url           text    not null,
    content       jsonb   not null,
    etag          text    not null,
    last_modified text    not null,
    listed        text    not null,
    primary key (watch_id, position)
);

comment on table watch_pages is 'the reading that changes are looked for against';
comment on column watch_pages.listed is 'the date that the sitemap had for the page; empty when it had none';

create table watch_documents (
    watch_id bigint  not null references watches on delete cascade,
    position integer not null,
    content  jsonb   not null,
    primary key (watch_id, position)
);

create table checks (
    id         bigint generated always as identity primary key,
    watch_id   bigint      not null references watches on delete cascade,
    due_at     timestamptz not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null default now(),
    outcome    text        not null check (outcome in ('FIRST', 'UNCHANGED', 'CHANGED', 'CONFIRMED', 'UNREADABLE', 'OVER_BUDGET')),
    mode       text        not null check (mode in ('WHOLE', 'CONDITIONAL', 'DATES')),
    requests   integer     not null check (requests >= 0),
    pages      integer     not null check (pages >= 0),
    problem    text
);
create index checks_by_watch on checks (watch_id, id);
create index checks_by_time on checks (ended_at);

create table monitors (
    submission_id   bigint primary key references kept_sites on delete cascade,
    account_id      bigint      not null references accounts on delete cascade,
    watch_id        bigint      not null references watches,
    state           text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'FAILING', 'NOT_PAID', 'BLOCKED')),
    notices         text        not null default 'IMPORTANT' check (notices in ('ALL', 'IMPORTANT', 'NONE')),
    accepts         boolean     not null default false,
    written         text        not null,
    written_version integer     not null check (written_version >= 1),
    unconfirmed     jsonb       not null default '[]',
    created_at      timestamptz not null default now()
);
create index monitors_by_watch on monitors (watch_id);
create index monitors_by_account on monitors (account_id);

comment on table monitors is 'a kept site whose account wants to hear of changes';
comment on column monitors.accepts is 'whether changes of what we wrote are accepted without asking';
comment on column monitors.written is 'what we have written of the file: a line that says the same was not edited by its owner';
comment on column monitors.written_version is 'the version of the document from which written was taken';
comment on column monitors.unconfirmed is 'changes that one reading has shown';

create table proposed_changes (
    id            bigint generated always as identity primary key,
    submission_id bigint      not null references monitors on delete cascade,
    key           text        not null,
    change        jsonb       not null,
    state         text        not null default 'PROPOSED' check (state in ('PROPOSED', 'ACCEPTED', 'REJECTED', 'OUTDATED')),
    seen_at       timestamptz not null default now(),
    decided_at    timestamptz
);
create unique index proposed_changes_open on proposed_changes (submission_id, key) where state = 'PROPOSED';
create index proposed_changes_by_monitor on proposed_changes (submission_id, id);

create table monitor_scores (
    submission_id bigint      not null references monitors on delete cascade,
    checked_at    timestamptz not null default now(),
    score         integer     not null check (score between 0 and 100),
    grade         text        not null,
    changes       integer     not null check (changes >= 0),
    primary key (submission_id, checked_at)
);

create table notices (
    id            bigint generated always as identity primary key,
    submission_id bigint      not null references monitors on delete cascade,
    kind          text        not null check (kind in ('SITE_CHANGED', 'CHECKS_PAUSED')),
    changes       jsonb       not null default '[]',
    created_at    timestamptz not null default now()
);
create index notices_by_monitor on notices (submission_id);

comment on table notices is 'what a mail tells an account, as it was when the mail was decided on';

create table host_requests (
    host     text    not null,
    month    date    not null,
    requests integer not null check (requests >= 0),
    primary key (host, month)
);

create table blocked_hosts (
    host       text primary key,
    reason     text        not null check (length(reason) <= 500),
    blocked_at timestamptz not null default now()
);

create table objections (
    id         bigint generated always as identity primary key,
    host       text        not null check (length(host) <= 300),
    text       text        not null check (length(text) <= 2000),
    contact    text        not null check (length(contact) <= 254),
    created_at timestamptz not null default now(),
    decided_at timestamptz
);

comment on table objections is 'owners of websites who do not want them to be checked; the operator decides';

alter table results drop constraint results_made_by_check;
alter table results
    add constraint results_made_by_check check (made_by in ('WAYMARK', 'PERSON', 'PROGRAM', 'CHECK'));
alter table earlier_versions drop constraint earlier_versions_made_by_check;
alter table earlier_versions
    add constraint earlier_versions_made_by_check check (made_by in ('WAYMARK', 'PERSON', 'PROGRAM', 'CHECK'));

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check
        check (kind in (
            'JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN',
            'SUBSCRIBED', 'RENEWAL', 'CARD_FAILED', 'MONITORING_PAUSED', 'SUBSCRIPTION_ENDED',
            'SITE_CHANGED', 'CHECKS_PAUSED'));
