-- Every event that was ever delivered, once. Positions are taken in the order of keeping, but not seen in it: a transaction that took a
-- lower one may commit later, and one that was rolled back leaves a hole.
create table event (
    position     bigint      generated always as identity primary key,
    id           text        not null unique,
    order_id     text        not null,
    type         text        not null,
    time         timestamptz not null,
    causation_id text,
    body         text        not null,
    kept_at      timestamptz not null default clock_timestamp()
);

create index events_of_order on event (order_id, position);
