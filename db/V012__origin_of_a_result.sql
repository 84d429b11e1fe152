-- Who wrote a document besides the site itself is a part of the result; nothing else is kept between the steps of a job.

alter table results add column writing text;
alter table results add column registers text;
comment on column results.writing is 'what a language model wrote of the document, as JSON; null when none was asked';
comment on column results.registers is 'what public registers said of the organisation, as JSON; null when none was asked';

update results set writing = drafts.content from drafts
where drafts.job_id = results.job_id and drafts.part = 'WRITING';
update results set registers = drafts.content from drafts
where drafts.job_id = results.job_id and drafts.part = 'REGISTERS';
drop table drafts;

create view result_origins as select job_id, writing, registers from results;

-- The steps have other names now: a job that has not ended begins a new batch execution and goes on from what is stored.
update jobs set batch_execution = null where state in ('WAITING', 'RUNNING');
