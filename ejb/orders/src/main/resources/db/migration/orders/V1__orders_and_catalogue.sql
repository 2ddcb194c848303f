create table product (
    sku        varchar(64)   primary key,
    name       varchar(200)  not null,
    unit_price numeric(19,4) not null check (unit_price >= 0),
    currency   varchar(3)    not null
);

create table orders (
    id                 varchar(64)   primary key,
    customer_id        varchar(64)   not null,
    currency           varchar(3)    not null,
    total              numeric(19,4) not null,
    payment_token      varchar(255)  not null,
    status             varchar(16)   not null,
    reason             varchar(500),
    payment_authorized boolean       not null,
    stock_reserved     boolean       not null,
    placed_at          timestamptz   not null,
    updated_at         timestamptz   not null,
    version            integer       not null
);

create table order_line (
    order_id   varchar(64)   not null references orders,
    position   integer       not null,
    sku        varchar(64)   not null,
    quantity   integer       not null check (quantity > 0),
    unit_price numeric(19,4) not null,
    primary key (order_id, position)
);

-- The list is newest first, whole, by customer or by status; the id makes the order total.
create index orders_newest on orders (placed_at desc, id desc);
create index orders_of_customer on orders (customer_id, placed_at desc, id desc);
create index orders_in_status on orders (status, placed_at desc, id desc);
