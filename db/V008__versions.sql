-- A finished document can be edited: its newest version stands in results, the ones before it beside them.

alter table results
    add column version  integer not null default 1 check (version >= 1),
    add column made_by  text    not null default 'WAYMARK' check (made_by in ('WAYMARK', 'PERSON', 'PROGRAM')),
    add column restored integer check (restored >= 1);

comment on column results.restored is 'the version whose text came back with this one';

create table earlier_versions (
    job_id     bigint      not null references results on delete cascade,
    version    integer     not null check (version >= 1),
    made_by    text        not null check (made_by in ('WAYMARK', 'PERSON', 'PROGRAM')),
    restored   integer check (restored >= 1),
    llms_txt   text        not null,
    created_at timestamptz not null,
    primary key (job_id, version)
);

create view versions as
select job_id, version, made_by, restored, llms_txt, created_at from results
union all
select job_id, version, made_by, restored, llms_txt, created_at from earlier_versions;

comment on view versions is 'every version of every document that is still kept';

alter table assessments add column version integer not null default 1 check (version >= 1);

comment on column assessments.version is 'the version of the document that was judged';
