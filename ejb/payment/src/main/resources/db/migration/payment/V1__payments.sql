-- One row an order, whatever is delivered twice: the primary key is the idempotency key.
create table payment (
    order_id   varchar(64)   primary key,
    amount     numeric(19,4) not null,
    currency   varchar(3)    not null,
    status     varchar(16)   not null,
    reason     varchar(500),
    updated_at timestamptz   not null
);
