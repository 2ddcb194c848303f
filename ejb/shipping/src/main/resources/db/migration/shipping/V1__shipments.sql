-- One row an order, whatever is delivered twice: the primary key is the idempotency key.
create table shipment (
    order_id    varchar(64) primary key,
    id          varchar(64) not null unique,
    customer_id varchar(64) not null,
    status      varchar(16) not null,
    updated_at  timestamptz not null
);

create table shipment_line (
    order_id varchar(64) not null references shipment,
    position integer     not null,
    sku      varchar(64) not null,
    quantity integer     not null check (quantity > 0),
    primary key (order_id, position)
);

-- What a customer sees, what waits to be dispatched, and what has changed since somebody last looked.
create index shipments_of_customer on shipment (customer_id, order_id);
create index shipments_waiting on shipment (updated_at, order_id) where status = 'PREPARED';
create index shipment_changed on shipment (updated_at, order_id);
