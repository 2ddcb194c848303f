-- Grows with each change, so that of two who change a product the second notices.
alter table product add column version integer not null default 0;
