-- The idempotency key under which a file is being uploaded; which one it has been uploaded under, orders remembers.
alter table import add column key_caller varchar(64);
alter table import add column key_value varchar(255);
