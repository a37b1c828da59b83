-- Which rule decided whether a place or state acts.
alter table mention add column metonym_rule integer;
