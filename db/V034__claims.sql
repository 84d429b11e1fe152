-- What the statement that claims jobs looks at, so that it takes as long for ten million jobs as for a thousand: the oldest that are due,
-- paid and free, what is under way, and the other tasks. The priority of a job that was paid for is 1.

create index scheduled_tasks_paid on scheduled_tasks (execution_time)
    where task_name = 'generate' and not picked and priority > 0;
create index scheduled_tasks_free on scheduled_tasks (execution_time)
    where task_name = 'generate' and not picked and (priority > 0) is not true;
create index scheduled_tasks_picked on scheduled_tasks (picked_by) where picked;
create index scheduled_tasks_others on scheduled_tasks (task_name, execution_time) where task_name <> 'generate';
drop index scheduled_tasks_due;

update scheduled_tasks set priority = 1
from jobs join submissions on submissions.id = jobs.submission_id
where task_name = 'generate' and task_instance = jobs.id::text and tier = 'PAID' and jobs.state in ('WAITING', 'RUNNING');
