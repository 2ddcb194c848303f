-- The list of a customer's orders in one status, newest first: without it the rarer the status, the more of the customer's orders are read.
create index orders_of_customer_in_status on orders (customer_id, status, placed_at desc, id desc);
