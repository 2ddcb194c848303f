-- A file of orders, and how far it has been read. The chunk that places orders moves this row in the same transaction.
create table import (
    id          varchar(64)  primary key,
    state       varchar(16)  not null,
    -- Of all lines but blank ones and the header; known when the upload has ended.
    lines       bigint       not null,
    -- Where the next line begins: its part, the byte in it, and its number in the file.
    next_part   integer      not null,
    next_byte   integer      not null,
    next_line   bigint       not null,
    accepted    bigint       not null,
    rejected    bigint       not null,
    -- Who works at it, and until when nobody else may.
    owner       varchar(64),
    node        varchar(255),
    lease_until timestamptz  not null,
    started_at  timestamptz  not null,
    uploaded_at timestamptz,
    updated_at  timestamptz  not null,
    finished_at timestamptz
);

create index imports_newest on import (started_at desc, id desc);
create index imports_unfinished on import (updated_at, id) where finished_at is null;

-- The file, cut between lines; deleted when the import is finished.
create table part (
    import_id varchar(64) not null references import on delete cascade,
    number    integer     not null,
    content   bytea       not null,
    primary key (import_id, number)
);

create table rejected_line (
    import_id varchar(64)   not null references import on delete cascade,
    line      bigint        not null,
    message   varchar(1000) not null,
    primary key (import_id, line)
);
