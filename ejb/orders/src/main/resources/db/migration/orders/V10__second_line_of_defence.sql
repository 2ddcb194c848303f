-- Ids that others knew and this module did not. Facts about them are ignored.
create table given_up (
    order_id    varchar(64) primary key,
    given_up_at timestamptz not null
);

-- What has changed since somebody last looked.
create index orders_changed on orders (updated_at, id);
