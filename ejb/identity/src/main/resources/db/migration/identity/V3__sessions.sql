-- Who is logged in with a browser. The token itself is with the browser only.
-- A session counts while its user has the version that logged in.
create table session (
    token_hash   varchar(64) primary key,
    name         varchar(64) not null references app_user (name) on delete cascade,
    user_version bigint      not null,
    csrf_token   varchar(64) not null,
    begun        timestamptz not null,
    last_used    timestamptz not null
);

create index session_of_user on session (name, begun);
