-- A decision can tell a key apart by publisher or collection: then its rows stand for one document each. 0: for all documents.
alter table identity rename to identity_of_version_2;
create table identity (
  key_id bigint not null,
  side text not null,
  document bigint not null,
  entity_id bigint,
  reason text not null,
  primary key (key_id, side, document)
); -- sqlite: without rowid
insert into identity (key_id, side, document, entity_id, reason)
select key_id, side, 0, entity_id, reason from identity_of_version_2;
drop table identity_of_version_2;
create index identity_entity on identity (entity_id);
