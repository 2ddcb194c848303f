-- Which order a caller has placed under which key. Written in the transaction that stores the order.
create table idempotency_key (
    caller     varchar(64)  not null,
    key        varchar(255) not null,
    order_id   varchar(64)  not null references orders,
    created_at timestamptz  not null,
    primary key (caller, key)
);

create index idempotency_keys_oldest on idempotency_key (created_at);
