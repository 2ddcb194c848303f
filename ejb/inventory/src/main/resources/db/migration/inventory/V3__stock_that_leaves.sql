-- A parcel that left before its cancellation was heard of takes pieces with it that may have been promised to others since: less is on
-- hand then than is reserved, and no constraint changes that. So this one goes; what was its point stays, in two parts.
alter table stock drop constraint never_oversold;
alter table stock add constraint never_negative check (0 <= reserved and 0 <= on_hand);

-- The last word on overselling, should the code above ever be wrong: nothing is promised that is not on hand.
create function promised_only_what_is_there() returns trigger language plpgsql as $$
begin
    if new.reserved > new.on_hand and (tg_op = 'INSERT' or new.reserved > old.reserved) then
        raise exception '% of % are on hand, % cannot be reserved', new.on_hand, new.sku, new.reserved
            using errcode = 'check_violation', constraint = 'never_oversold';
    end if;
    return new;
end $$;

create trigger never_oversold before insert or update on stock for each row execute function promised_only_what_is_there();
