-- Files that we serve for websites whose owners cannot put a file there, at an origin of their own.

create table hostings (
    id             bigint generated always as identity primary key,
    host           text        not null unique check (length(host) <= 300),
    account_id     bigint references accounts on delete set null,
    submission_id  bigint references submissions on delete set null,
    state          text        not null default 'ACTIVE' check (state in ('ACTIVE', 'FROZEN', 'ENDED', 'TAKEN_DOWN')),
    revision       bigint      not null default 1,
    nested         boolean     not null default false,
    frozen_version integer,
    frozen_txt     text,
    frozen_full    text,
    ends_at        timestamptz,
    told           integer     not null default 0 check (told >= 0),
    reason         text        not null default '' check (length(reason) <= 500),
    created_at     timestamptz not null default now(),
    changed_at     timestamptz not null default now(),
    check ((state = 'FROZEN') = (frozen_txt is not null and frozen_full is not null and frozen_version is not null and ends_at is not null))
);
create index hostings_by_account on hostings (account_id);
create index hostings_by_submission on hostings (submission_id);
create index hostings_by_state on hostings (state, changed_at);

comment on table hostings is 'one row for each host that we serve files for, or have served; programs that still ask are told that it is over';
comment on column hostings.host is 'with its port, unless that is the usual one';
comment on column hostings.revision is 'grows with every change of what is served; servers ask for it and forget what they have in memory';
comment on column hostings.nested is 'whether sections and languages have files of their own';
comment on column hostings.frozen_version is 'the version that is served since nobody pays any more, until ends_at';
comment on column hostings.told is 'how many mails have said that it ends at ends_at';
comment on column hostings.reason is 'why the operator has taken it down';

create table hosting_notices (
    id         bigint generated always as identity primary key,
    hosting_id bigint      not null references hostings on delete cascade,
    ends_at    timestamptz,
    reason     text        not null default '',
    created_at timestamptz not null default now()
);
create index hosting_notices_by_hosting on hosting_notices (hosting_id);

comment on table hosting_notices is 'what a mail tells an account, as it was when the mail was decided on';

create table complaints (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('CHECKS', 'HOSTED_FILE')),
    host       text        not null check (length(host) <= 300),
    text       text        not null check (length(text) <= 2000),
    contact    text        not null check (length(contact) <= 254),
    created_at timestamptz not null default now(),
    decided_at timestamptz
);
insert into complaints (kind, host, text, contact, created_at, decided_at)
select 'CHECKS', host, text, contact, created_at, decided_at from objections order by id;
drop table objections;

comment on table complaints is
    'owners of websites who do not want them to be checked, and people who report files that we serve; the operator decides';

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check
        check (kind in (
            'JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN',
            'SUBSCRIBED', 'RENEWAL', 'CARD_FAILED', 'MONITORING_PAUSED', 'SUBSCRIPTION_ENDED',
            'SITE_CHANGED', 'CHECKS_PAUSED',
            'VERIFICATION_FAILING', 'VERIFICATION_LOST', 'HOST_TAKEN_OVER',
            'HOSTING_FROZEN', 'HOSTING_ENDS', 'HOSTING_ENDED', 'TAKEN_DOWN'));
