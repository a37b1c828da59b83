-- Ways to find rows that the primary keys do not give.

create index local_entity_by_key on local_entity (key_id);

create index occasion_by_key on occasion (occasion_key)
where occasion_key is not null;

create index statement_by_signature on statement (signature)
where signature is not null;

create index variant_cluster_by_statement on variant_cluster (document, statement);

create index entity_by_folded on entity (folded);
