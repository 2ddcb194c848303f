-- How many a retry of many found when it began, within its limit; absent where it began before this was kept.
alter table retry_run add column total bigint;
