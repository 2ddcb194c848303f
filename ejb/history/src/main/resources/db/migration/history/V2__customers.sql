-- Whose order an event is about, of the events that tell a status: a customer who comes back to a stream reads its own past and no other.
alter table event add column customer_id text;

-- Null where the event does not say. A body may be anything that some program sent, also what this database takes for no JSON.
create function customer_in(body text) returns text language plpgsql immutable as $$
begin
    return left(body::json -> 'data' ->> 'customerId', 255);
exception when others then
    return null;
end $$;

-- OrderShipped does not say whose order it was: what was kept about the order before does. Where that came later, as it hardly ever does,
-- the row stays without a customer, and readers look at the order itself.
create function note_customer() returns trigger language plpgsql as $$
begin
    if new.type in ('OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled') then
        new.customer_id := history.customer_in(new.body);
    elsif new.type = 'OrderShipped' then
        new.customer_id := (select e.customer_id from history.event e
                             where e.order_id = new.order_id and e.customer_id is not null order by e.position limit 1);
    end if;
    return new;
end $$;

update event set customer_id = customer_in(body)
 where type in ('OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled');

update event shipped
   set customer_id = (select e.customer_id from event e
                       where e.order_id = shipped.order_id and e.customer_id is not null order by e.position limit 1)
 where type = 'OrderShipped';

create trigger customer_of_event before insert on event for each row execute function note_customer();

create index statuses_of_customer on event (customer_id, position)
 where type in ('OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled', 'OrderShipped');

-- Of hardly any of these nobody knows whose they are, but most events have no customer: without an index of its own the planner reads all.
create index statuses_of_nobody on event (position)
 where customer_id is null and type in ('OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled', 'OrderShipped');
