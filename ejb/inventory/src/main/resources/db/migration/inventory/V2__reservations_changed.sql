-- What has changed since somebody last looked.
create index reservation_changed on reservation (updated_at, order_id);
