-- Who buys is asked before a payment: a consumer has a right to cancel that an organisation has not.

alter table payments
    add column buyer     text check (buyer in ('ORGANISATION', 'CONSUMER')),
    add column agreed_at timestamptz,
    add check ((agreed_at is not null) = (buyer is not distinct from 'CONSUMER'));

comment on column payments.buyer is 'as the buyer has said; null for payments from before that question';
comment on column payments.agreed_at is 'when a consumer agreed that the work starts at once and that the right to cancel ends with it';
