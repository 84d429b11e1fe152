-- Payments: what is asked for before it is paid for, and every event that Stripe sends.

alter table submissions
    add column order_key    uuid unique,
    add column continues_id bigint references submissions on delete set null,
    add column accepted_at  timestamptz;
update submissions set accepted_at = created_at;
alter table submissions add check (tier = 'PAID' or accepted_at is not null);
create index submissions_by_continued on submissions (continues_id) where continues_id is not null;

comment on column submissions.order_key is 'names what was asked for, so that asking twice is asking once';
comment on column submissions.continues_id is 'the free submission of the same site whose pages need not be read again';
comment on column submissions.accepted_at is 'when its job was enqueued: at once when free, with the payment when paid';

-- An intent is paid before anybody says for which site; and accounts are kept longer than results.
alter table payments alter column submission_id drop not null;
alter table payments drop constraint payments_submission_id_fkey;
alter table payments
    add foreign key (submission_id) references submissions on delete set null,
    add column checkout_url text,
    add column expires_at   timestamptz,
    add column asked_at     timestamptz,
    add column fulfilled_at timestamptz,
    add column refund_id    text;
create unique index payments_one_open on payments (submission_id) where state = 'OPEN';
create index payments_paid on payments (paid_at) where state = 'PAID';

comment on column payments.expires_at is 'when Stripe closes the checkout session';
comment on column payments.asked_at is 'when a reconciliation last asked Stripe about it';
comment on column payments.fulfilled_at is 'when it opened its job; a payment that is paid and has none bought nothing yet';

create table payment_events (
    id          text primary key check (length(id) <= 255),
    type        text        not null check (length(type) <= 255),
    api_version text,
    order_id    uuid,
    outcome     text        not null,
    received_at timestamptz not null default now()
);
create index payment_events_by_order on payment_events (order_id) where order_id is not null;

comment on table payment_events is 'every verified event, once; its body is not kept';
