-- How many a retry of many has sent in the pass under way: after one that sent any it comes by those again that were not to be had.
alter table retry_run add column sent_in_pass integer not null default 0;
