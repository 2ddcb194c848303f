-- What has changed since somebody last looked.
create index payment_changed on payment (updated_at, order_id);
