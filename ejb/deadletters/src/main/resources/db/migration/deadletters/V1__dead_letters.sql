-- Every delivery that failed, also of messages that went well later.
create table failed_delivery (
    id           bigint generated always as identity primary key,
    subscription varchar(255)   not null,
    -- What the message is known by however often it is sent to this subscription.
    message_key  varchar(255)   not null,
    event_id     varchar(255),
    type         varchar(255),
    subject      varchar(255),
    attempt      integer        not null,
    failed_at    timestamptz    not null,
    exception    varchar(255)   not null,
    message      varchar(1000)  not null,
    root_cause   varchar(1000)  not null,
    -- The root cause without what differs from one message to the next.
    cause        varchar(255)   not null,
    stack        varchar(16000) not null,
    node         varchar(255)   not null
);

create index failed_delivery_message on failed_delivery (subscription, message_key, id);
create index failed_delivery_age on failed_delivery (failed_at);

-- A message that is, or was, in the dead-letter queue of a subscription; the same row however often it comes back there.
create table dead_letter (
    id           varchar(64)  primary key,
    subscription varchar(255) not null,
    message_key  varchar(255) not null,
    -- Of the message in the queue.
    message_id   varchar(255) not null,
    -- Tells one coming of it from another.
    arrived_as   varchar(512) not null,
    type         varchar(255) not null,
    subject      varchar(255) not null,
    cause        varchar(255) not null,
    state        varchar(16)  not null,
    rounds       integer      not null,
    dead_since   timestamptz  not null,
    -- The time of the event, or that of the dead letter where it has none: the order in which a group is sent again.
    happened_at  timestamptz  not null,
    body         text,
    properties   text         not null
);

create index dead_letter_message on dead_letter (subscription, message_key);
create index dead_letter_in_queue on dead_letter (subscription, message_id) where state = 'DEAD';
create index dead_letter_newest on dead_letter (dead_since desc, id desc) where state = 'DEAD';
create index dead_letter_of_subscription on dead_letter (subscription, dead_since desc, id desc) where state = 'DEAD';
create index dead_letter_of_type on dead_letter (type, dead_since desc, id desc) where state = 'DEAD';
create index dead_letter_of_cause on dead_letter (cause, dead_since desc, id desc) where state = 'DEAD';
create index dead_letter_group on dead_letter (subscription, type, cause, dead_since) where state = 'DEAD';
create index dead_letter_in_order on dead_letter (happened_at, id) where state = 'DEAD';

-- Every coming of a message into a dead-letter queue that has been recorded: the broker tells of it, perhaps much later, and a look at the
-- queue sees it.
create table coming (
    subscription varchar(255) not null,
    arrived_as   varchar(512) not null,
    recorded_at  timestamptz  not null,
    primary key (subscription, arrived_as)
);

create index coming_age on coming (recorded_at);

-- What was done with dead letters: by whom, when and why.
create table action (
    id           bigint generated always as identity primary key,
    dead_letter  varchar(64)   not null references dead_letter,
    round        integer       not null,
    what         varchar(16)   not null,
    who          varchar(255)  not null,
    done_at      timestamptz   not null,
    reason       varchar(1000),
    -- Of an edit: what was sent, and the difference (RFC 6902) where both are JSON. Of anything that ends it: what it was.
    body_before  text,
    body_after   text,
    diff         text
);

create index action_of_dead_letter on action (dead_letter, id);

-- A retry of many, under way or over.
create table retry_run (
    id              varchar(64)  primary key,
    subscription    varchar(255),
    type            varchar(255),
    cause           varchar(255),
    most            integer,
    rate_per_second integer      not null,
    state           varchar(16)  not null,
    retried         integer      not null,
    started_by      varchar(255) not null,
    started_at      timestamptz  not null,
    updated_at      timestamptz  not null,
    stopped_by      varchar(255)
);

create index retry_run_running on retry_run (started_at, id) where state = 'RUNNING';
create index retry_run_newest on retry_run (started_at desc, id desc);

-- An edit that waits for a second operator.
create table proposed_edit (
    dead_letter varchar(64)   primary key references dead_letter,
    body        text          not null,
    reason      varchar(1000) not null,
    who         varchar(255)  not null,
    proposed_at timestamptz   not null
);

-- Causes that somebody has been told of, or is being told of.
create table known_cause (
    subscription varchar(255) not null,
    type         varchar(255) not null,
    cause        varchar(255) not null,
    dead_letter  varchar(64)  not null references dead_letter,
    first_seen   timestamptz  not null,
    told_at      timestamptz,
    tries        integer      not null,
    next_try     timestamptz  not null,
    primary key (subscription, type, cause)
);

create index known_cause_untold on known_cause (next_try) where told_at is null;

-- The messages that a node's look at a queue has seen; not worth a log record.
create unlogged table seen (
    node         varchar(255) not null,
    subscription varchar(255) not null,
    message_id   varchar(255) not null,
    primary key (node, subscription, message_id)
);
