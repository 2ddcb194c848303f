-- Grows with each change, so that of two who count the same stock the second notices.
alter table stock add column version integer not null default 0;
