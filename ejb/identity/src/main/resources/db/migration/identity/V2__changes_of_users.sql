-- A version is given once only, so that who was removed and came back under the same name is somebody else.
create sequence user_version;

alter table app_user
    add column disabled boolean not null default false,
    add column version  bigint  not null default nextval('identity.user_version');
