-- What was done to one thing, such as a subscription, the latest first.
create index deeds_of_a_subject on deed (subject, id);
