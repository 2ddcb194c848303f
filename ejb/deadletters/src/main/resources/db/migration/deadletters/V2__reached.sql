-- The dead letter that a retry of many came by last: it comes by each of them once.
alter table retry_run add column reached varchar(64) references dead_letter;
