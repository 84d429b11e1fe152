-- How often hosted files are asked for: by host, day, family of agents and file. No addresses and no names as they were sent.

create table hosted_reads (
    host   text   not null,
    day    date   not null,
    family text   not null,
    file   text   not null,
    reads  bigint not null check (reads > 0),
    primary key (host, day, family, file)
);
create index hosted_reads_by_day on hosted_reads (day);

comment on table hosted_reads is 'requests for hosted files that reached us; caches answer others without asking';
comment on column hosted_reads.day is 'in UTC, by the clock of the database';
comment on column hosted_reads.family is 'an id of agents.properties, or programs, people, other or unnamed';
comment on column hosted_reads.file is 'the kind of file: llms.txt, llms-full.txt, page, section, version';
