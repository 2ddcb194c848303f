-- Grows with each change; who has seen an older one can notice.
alter table shipment add column version integer not null default 0;
