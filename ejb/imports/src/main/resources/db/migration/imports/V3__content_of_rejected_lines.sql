-- What the line said, so that it can be mended and sent again; absent where it was rejected before, or is no text.
alter table rejected_line add column content varchar(4000);
