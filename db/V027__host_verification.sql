-- Accounts that have shown that a host is theirs.

create table host_claims (
    id            bigint generated always as identity primary key,
    account_id    bigint      not null references accounts on delete cascade,
    host          text        not null check (length(host) <= 300),
    token         text        not null,
    state         text        not null default 'PENDING' check (state in ('PENDING', 'VERIFIED', 'FAILING')),
    method        text check (method in ('DNS', 'FILE', 'META')),
    verified_at   timestamptz,
    checked_at    timestamptz,
    failing_since timestamptz,
    failures      integer     not null default 0 check (failures >= 0),
    findings      jsonb       not null default '[]',
    due_at        timestamptz,
    claim         uuid,
    claimed_until timestamptz,
    created_at    timestamptz not null default now(),
    unique (account_id, host),
    check ((state = 'PENDING') = (method is null)),
    check ((state = 'PENDING') = (due_at is null)),
    check ((state = 'FAILING') = (failing_since is not null)),
    check ((claim is null) = (claimed_until is null))
);
create unique index host_claims_one_verified on host_claims (host) where state in ('VERIFIED', 'FAILING');
create index host_claims_by_due on host_claims (due_at) where due_at is not null;

comment on table host_claims is 'a host that an account has shown to be its own, or wants to';
comment on column host_claims.host is 'with its port unless that is the standard one';
comment on column host_claims.token is 'what the account has to show at the host; another one whenever the host is lost, so that an old proof proves nothing';
comment on column host_claims.method is 'by which proof the host was verified';
comment on column host_claims.failures is 'how many of the last checks found no proof, one after the other';
comment on column host_claims.findings is 'what the last check found in each place';
comment on column host_claims.claim is 'names the check that is under way; another server may begin it again after claimed_until';

create table verification_notices (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references accounts on delete cascade,
    host       text        not null,
    kind       text        not null check (kind in ('VERIFICATION_FAILING', 'VERIFICATION_LOST', 'HOST_TAKEN_OVER')),
    until      timestamptz,
    created_at timestamptz not null default now()
);
create index verification_notices_by_account on verification_notices (account_id);

comment on table verification_notices is 'what a mail tells an account about one of its hosts';
comment on column verification_notices.until is 'the end of the grace, where there is one';

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check
        check (kind in (
            'JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN',
            'SUBSCRIBED', 'RENEWAL', 'CARD_FAILED', 'MONITORING_PAUSED', 'SUBSCRIPTION_ENDED',
            'SITE_CHANGED', 'CHECKS_PAUSED',
            'VERIFICATION_FAILING', 'VERIFICATION_LOST', 'HOST_TAKEN_OVER'));
