-- Mail that is to be sent, addresses that take none, and what is owed to the buyer of a job that failed.

create table mails (
    id          bigint generated always as identity primary key,
    message_key uuid        not null unique default gen_random_uuid(),
    kind        text        not null check (kind in ('JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK')),
    about       bigint      not null,
    recipient   text check (length(recipient) <= 254),
    sealed      text,
    state       text        not null
        check (state in ('HELD', 'WAITING', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'DROPPED')),
    tries       integer     not null default 0 check (tries >= 0),
    problem     text,
    created_at  timestamptz not null default now(),
    ended_at    timestamptz,
    unique (kind, about),
    check ((state in ('SENT', 'FAILED', 'SUPPRESSED', 'DROPPED')) = (ended_at is not null)),
    check (ended_at is not null or recipient is not null),
    check (ended_at is null or sealed is null)
);
create index mails_with_recipient on mails (ended_at) where recipient is not null;

comment on table mails is 'one row for each mail; its text is made when it is sent and kept nowhere';
comment on column mails.message_key is 'makes the Message-ID, which stays the same however often the mail is sent';
comment on column mails.about is 'the number of a submission or a payment; the kind says which';
comment on column mails.recipient is 'deleted with the sending of a LINK, and MAIL_DAYS_KEPT days after the end of any other';
comment on column mails.sealed is 'what the text needs and the database must not know, encrypted with the server''s secret';
comment on column mails.problem is 'why the last try failed';

create table suppressed_addresses (
    address_hash text primary key check (length(address_hash) = 32),
    since        timestamptz not null default now()
);
comment on table suppressed_addresses is 'addresses that a mail server has refused for good, as keyed hashes; deleted after a year';

alter table payments
    add column refund_began_at timestamptz,
    add column replaced_at     timestamptz,
    add column replaced_id     bigint references submissions on delete set null;
create index payments_by_replaced on payments (replaced_id) where replaced_id is not null;

comment on column payments.refund_began_at is 'when Stripe was first asked to give it back; from then on it buys nothing more';
comment on column payments.replaced_at is 'when its buyer named another site after the job had failed, which is possible once';
comment on column payments.replaced_id is 'the submission that failed before that';
