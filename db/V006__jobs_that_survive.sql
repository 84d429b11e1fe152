-- What the hand-out of jobs looks at: the host that a job reads, and how often a server died over it.

alter table jobs add column host text;
alter table jobs add column broken integer not null default 0 check (broken >= 0);

update jobs set host = regexp_replace(
    substring(lower(submissions.url) from '^https?://(?:www\.)?([^/?#]+)'), ':(80|443)$', '')
from submissions where submissions.id = jobs.submission_id;
alter table jobs alter column host set not null;

-- Whatever runs while this comes in is taken up again under the new rule: one running job for each host, over all servers.
update jobs set state = 'WAITING' where state = 'RUNNING';
create unique index jobs_running_on_host on jobs (host) where state = 'RUNNING';

comment on column jobs.host is 'the host that is read, as politeness counts hosts';
comment on column jobs.broken is 'attempts that ended with the death of their server; three are enough';
comment on column jobs.attempt is
    'fencing token, one more for each server that takes the job up: a runner writes only while it is still its own';
