-- A key may belong to a batch or to an import as well. Of these it keeps a fingerprint of what was asked for, and the ids of what came of
-- it, with blanks in between; an order keeps all of that itself.
alter table idempotency_key alter column order_id drop not null;
alter table idempotency_key add column what varchar(16) not null default 'ORDER';
alter table idempotency_key add column fingerprint varchar(64) not null default '';
alter table idempotency_key add column results text;
alter table idempotency_key add constraint something_came_of_it check ((order_id is null) <> (results is null));
