-- A score is by the template that the document was written for, and not by the one that its text resembles most.

alter table jobs add column template text;

comment on column jobs.template is 'the template that the document was written for; null for jobs from before';
