-- What operators have noted about a group, and who investigates it; stays when nothing of the group is dead any more.
create table group_note (
    subscription    varchar(255)  not null,
    type            varchar(255)  not null,
    cause           varchar(255)  not null,
    text            varchar(1000),
    investigated_by varchar(255),
    changed_by      varchar(255),
    changed_at      timestamptz,
    version         integer       not null,
    primary key (subscription, type, cause)
);

-- The retry of many that gave it back, where it was one.
alter table action add column retry_run varchar(64) references retry_run;
update action a set retry_run = r.id from retry_run r
    where a.what = 'RETRIED' and a.who = 'retry ' || r.id || ' of ' || r.started_by;

-- For what was given back lately and has not come back.
create index action_given_back on action (done_at) where what in ('RETRIED', 'EDITED');

-- What a retry of many gave back and came back as a dead letter.
create table retry_return (
    id          bigint generated always as identity primary key,
    retry_run   varchar(64)  not null references retry_run,
    dead_letter varchar(64)  not null references dead_letter
);

create index retry_return_of_run on retry_return (retry_run, id);

-- For the hours in which dead letters died last, whatever became of them since.
create index dead_letter_lately on dead_letter (dead_since) include (subscription, type, cause);
