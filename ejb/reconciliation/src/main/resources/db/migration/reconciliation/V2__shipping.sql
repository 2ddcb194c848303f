-- With shipping a confirmed order is in order only when its shipment is prepared: all is compared anew, and what was confirmed before
-- there was shipping gets its shipment.
delete from mark;
