-- Subscriptions: one site that an account keeps is watched for changes, month by month or year by year.

create table stripe_customers (
    id           bigint generated always as identity primary key,
    account_id   bigint unique references accounts on delete set null,
    customer_key uuid        not null unique default gen_random_uuid(),
    stripe_id    text unique check (length(stripe_id) <= 255),
    created_at   timestamptz not null default now(),
    asked_at     timestamptz
);

comment on table stripe_customers is
    'who pays, as Stripe knows them; one for each account. Without an account it is deleted at Stripe, and then here';
comment on column stripe_customers.customer_key is 'makes asking twice for a new customer asking once';

create table subscriptions (
    id                 bigint generated always as identity primary key,
    subscription_key   uuid        not null unique default gen_random_uuid(),
    submission_id      bigint references submissions on delete set null,
    account_id         bigint references accounts on delete set null,
    site               text        not null,
    period             text        not null check (period in ('MONTH', 'YEAR')),
    amount             bigint      not null check (amount >= 0),
    currency           text        not null check (currency ~ '^[a-z]{3}$'),
    price_id           text,
    livemode           boolean     not null,
    session_id         text unique check (length(session_id) <= 255),
    checkout_url       text,
    checkout_closes_at timestamptz,
    stripe_id          text unique check (length(stripe_id) <= 255),
    state              text        not null default 'OPEN'
        check (state in ('OPEN', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'ENDED')),
    covered            boolean     not null default false,
    covered_until      timestamptz,
    started_at         timestamptz,
    renews_at          timestamptz,
    ends_at            timestamptz,
    past_due_since     timestamptz,
    grace_until        timestamptz,
    cancel_wanted_at   timestamptz,
    closed_at          timestamptz,
    asked_at           timestamptz,
    created_at         timestamptz not null default now(),
    check (state <> 'OPEN' or not covered)
);
create unique index subscriptions_one_live on subscriptions (submission_id) where closed_at is null;
create index subscriptions_by_submission on subscriptions (submission_id);
create index subscriptions_by_account on subscriptions (account_id);
create index subscriptions_to_ask_about on subscriptions (asked_at nulls first) where closed_at is null;
create index subscriptions_covered_until on subscriptions (covered_until) where covered;

comment on table subscriptions is 'what Stripe said of each when it was last asked; events only make us ask';
comment on column subscriptions.subscription_key is 'our name for it at Stripe, and of the request that opens its checkout';
comment on column subscriptions.site is 'the address of the site, for mails after the site is deleted';
comment on column subscriptions.covered is 'whether the site is watched, until covered_until where that is set';
comment on column subscriptions.started_at is 'when it was first paid for';
comment on column subscriptions.past_due_since is 'when the payment failed that is still owed';
comment on column subscriptions.cancel_wanted_at is 'when its site or its account was deleted: it is to be cancelled at Stripe';
comment on column subscriptions.closed_at is 'when it was over at Stripe, so that nothing of it can change any more';

create table subscription_notices (
    id              bigint generated always as identity primary key,
    subscription_id bigint      not null references subscriptions on delete cascade,
    kind            text        not null,
    cause           text        not null,
    created_at      timestamptz not null default now(),
    unique (subscription_id, kind, cause)
);

comment on table subscription_notices is 'what each mail about a subscription is about: one for each kind and cause';

create view kept_submissions as
select kept_sites.submission_id, kept_sites.account_id, kept_sites.sealed, visible_submissions.url
from kept_sites join visible_submissions on visible_submissions.id = kept_sites.submission_id;

create view account_subscriptions as
select account_id, submission_id, site, period, amount, currency, state, started_at, renews_at, ends_at
from subscriptions where stripe_id is not null;

alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_kind_check check (kind in (
        'JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK', 'SIGN_IN',
        'SUBSCRIBED', 'RENEWAL', 'CARD_FAILED', 'MONITORING_PAUSED', 'SUBSCRIPTION_ENDED'));

comment on column mails.about is
    'the number of a submission, a payment, a sign-in or a notice about a subscription; the kind says which';
