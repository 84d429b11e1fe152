-- What a ledger says of an address is a message, which is shown in the language of its reader. The texts from before stay in "detail".

alter table pages add column evidence jsonb;

comment on column pages.evidence is 'what the reason alone does not say: a text, or a message with its key, arguments and English text';
comment on column pages.detail is 'the same for jobs from before there was a column "evidence"';
