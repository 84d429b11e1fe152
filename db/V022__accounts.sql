-- People who sign in by a link that they get by e-mail. Nothing that works without an account needs one.

create table accounts (
    id           bigint generated always as identity primary key,
    email        text        not null unique check (length(email) <= 254 and email = lower(email)),
    created_at   timestamptz not null default now(),
    signed_in_at timestamptz not null default now()
);

comment on column accounts.email is 'in small letters; whoever signs in has read mail at it';

create table sign_ins (
    id           bigint generated always as identity primary key,
    name         uuid        not null unique default gen_random_uuid(),
    email        text        not null check (length(email) <= 254 and email = lower(email)),
    link_hash    bytea unique check (octet_length(link_hash) = 32),
    browser_hash bytea       not null check (octet_length(browser_hash) = 32),
    keeps        text,
    wrong_codes  integer     not null default 0 check (wrong_codes >= 0),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    used_at      timestamptz,
    check ((link_hash is null) = (expires_at is null))
);
create index sign_ins_by_browser on sign_ins (browser_hash);
create index sign_ins_by_email on sign_ins (email);
create index sign_ins_by_time on sign_ins (created_at);

comment on table sign_ins is 'one row for each mail with a link that somebody has asked for; deleted after a day';
comment on column sign_ins.name is 'link and code are made from it with the server''s secret when the mail is sent';
comment on column sign_ins.link_hash is 'SHA-256 of the token in the link; null until the mail is sent';
comment on column sign_ins.browser_hash is 'SHA-256 of the cookie of the browser in which it was asked for';
comment on column sign_ins.keeps is 'the token, encrypted, of the job that the person wants to keep once they have signed in';

create table account_sessions (
    session_hash bytea primary key check (octet_length(session_hash) = 32),
    account_id   bigint      not null references accounts on delete cascade,
    created_at   timestamptz not null default now(),
    seen_at      timestamptz not null default now()
);
create index account_sessions_by_account on account_sessions (account_id);
create index account_sessions_by_time on account_sessions (seen_at);

comment on column account_sessions.session_hash is 'SHA-256 of the cookie';

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check check (kind in ('JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN'));

comment on column mails.about is 'the number of a submission, a payment or a sign-in; the kind says which';
comment on column mails.recipient is
    'deleted with the sending of a LINK or a SIGN_IN, and MAIL_DAYS_KEPT days after the end of any other';
