-- Of the message that was delivered; another each time that it is sent. Absent where its producer wanted none.
alter table failed_delivery add column message_id varchar(255);

-- Up to when the rate of a retry of many is used up.
alter table retry_run add column spent_until timestamptz not null default now();
alter table retry_run alter column spent_until drop default;
-- When it ended: how many it would have sent and did not.
alter table retry_run add column remaining bigint;

-- Which edit it is that another operator approves.
alter table proposed_edit add column id varchar(64) not null default gen_random_uuid()::text;
alter table proposed_edit alter column id drop default;
