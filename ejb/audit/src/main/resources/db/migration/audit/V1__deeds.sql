-- What operators did. Rows are added in the transaction of the deed, never changed, and removed when they are too old.
create table deed (
    id      bigint       generated always as identity primary key,
    at      timestamptz  not null,
    who     varchar(64)  not null,
    what    varchar(64)  not null,
    subject varchar(255) not null,
    details text,
    reason  text
);

create index deeds_of_one on deed (who, id);
create index deeds_of_a_kind on deed (what, id);
create index deeds_by_time on deed (at);
