-- An owner who prepares a site may have pages read that ask not to be indexed.

alter table submissions add column include_noindex boolean not null default false;
comment on column submissions.include_noindex is 'the submitter says that it is their site, in preparation: noindex is passed over, robots.txt is not';
