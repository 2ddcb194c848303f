create table stock (
    sku      varchar(64) primary key,
    on_hand  integer     not null,
    reserved integer     not null,
    -- The last word on overselling, should the code above ever be wrong.
    constraint never_oversold check (0 <= reserved and reserved <= on_hand)
);

-- One row an order, whatever is delivered twice: the primary key is the idempotency key.
create table reservation (
    order_id   varchar(64) primary key,
    status     varchar(16) not null,
    updated_at timestamptz not null
);

create table reservation_line (
    order_id varchar(64) not null references reservation,
    sku      varchar(64) not null,
    quantity integer     not null check (quantity > 0),
    primary key (order_id, sku)
);
