-- How far each ledger has been compared. Delete the rows to have everything compared anew, after a backup was restored.
create table mark (
    ledger     varchar(16) primary key,
    changed_at timestamptz not null,
    order_id   varchar(64) not null
);

-- Orders on which the ledgers disagree. Those that come to agree leave; there are few.
create table suspect (
    order_id varchar(64) primary key,
    repairs  integer     not null,
    look_at  timestamptz not null
);

create index suspects_due on suspect (look_at, order_id);
