-- Whether a dead letter about the order stood in the way when it was looked at last.
alter table suspect add column held boolean not null default false;
