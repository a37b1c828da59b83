-- How many facts of a rule a person judged: what judged_precision is a share of. Null: not judged.
alter table rule add column judged_facts integer;
