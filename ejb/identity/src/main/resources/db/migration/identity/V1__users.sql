-- The hash names its algorithm, iterations and salt.
create table app_user (
    name          varchar(64)  primary key,
    password_hash varchar(255) not null,
    role          varchar(16)  not null check (role in ('customer', 'operator'))
);
