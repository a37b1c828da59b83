-- What refers to what. SQLite declares these when a table is made and does not enforce them while loading; PostgreSQL gets them from
-- `readout migrate --foreign-keys`. Deferred, so that the order within a batch is free.

alter table rule add constraint rule_rule_set foreign key (rule_set) references rule_set (rule_set) deferrable initially deferred;
alter table dictionary_entry add constraint dictionary_entry_rule_set foreign key (rule_set) references rule_set (rule_set) deferrable initially deferred;
alter table dictionary_entry add constraint dictionary_entry_key foreign key (key_id) references entity_key (key_id) deferrable initially deferred;
alter table identity add constraint identity_key foreign key (key_id) references entity_key (key_id) deferrable initially deferred;
alter table document add constraint document_rule_set foreign key (rule_set) references rule_set (rule_set) deferrable initially deferred;
alter table document_version add constraint document_version_document foreign key (document) references document (document) deferrable initially deferred;
alter table zone add constraint zone_document foreign key (document) references document (document) deferrable initially deferred;
alter table sentence add constraint sentence_zone foreign key (document, zone) references zone (document, zone) deferrable initially deferred;
alter table local_entity add constraint local_entity_document foreign key (document) references document (document) deferrable initially deferred;
alter table local_entity add constraint local_entity_key foreign key (key_id) references entity_key (key_id) deferrable initially deferred;
alter table mention add constraint mention_sentence foreign key (document, sentence) references sentence (document, sentence) deferrable initially deferred;
alter table mention add constraint mention_local foreign key (document, local) references local_entity (document, local) deferrable initially deferred;
alter table mention add constraint mention_stands_for foreign key (document, stands_for) references local_entity (document, local) deferrable initially deferred;
alter table mention add constraint mention_inside foreign key (document, inside) references mention (document, mention) deferrable initially deferred;
alter table occasion add constraint occasion_document foreign key (document) references document (document) deferrable initially deferred;
alter table occasion add constraint occasion_initiator foreign key (document, initiator) references local_entity (document, local) deferrable initially deferred;
alter table occasion_participant add constraint occasion_participant_occasion foreign key (document, occasion) references occasion (document, occasion) deferrable initially deferred;
alter table occasion_participant add constraint occasion_participant_local foreign key (document, local) references local_entity (document, local) deferrable initially deferred;
alter table occasion_span add constraint occasion_span_occasion foreign key (document, occasion) references occasion (document, occasion) deferrable initially deferred;
alter table statement add constraint statement_sentence foreign key (document, sentence) references sentence (document, sentence) deferrable initially deferred;
alter table statement add constraint statement_inside foreign key (document, inside) references statement (document, statement) deferrable initially deferred;
alter table statement add constraint statement_continues foreign key (document, continues) references statement (document, statement) deferrable initially deferred;
alter table statement add constraint statement_occasion foreign key (document, occasion) references occasion (document, occasion) deferrable initially deferred;
alter table statement_slot add constraint statement_slot_statement foreign key (document, statement) references statement (document, statement) deferrable initially deferred;
alter table statement_slot add constraint statement_slot_mention foreign key (document, mention) references mention (document, mention) deferrable initially deferred;
alter table hop add constraint hop_statement foreign key (document, statement) references statement (document, statement) deferrable initially deferred;
alter table hop add constraint hop_mention foreign key (document, mention) references mention (document, mention) deferrable initially deferred;
alter table relation add constraint relation_sentence foreign key (document, sentence) references sentence (document, sentence) deferrable initially deferred;
alter table relation add constraint relation_mention1 foreign key (document, mention1) references mention (document, mention) deferrable initially deferred;
alter table relation add constraint relation_mention2 foreign key (document, mention2) references mention (document, mention) deferrable initially deferred;
alter table finding add constraint finding_document foreign key (document) references document (document) deferrable initially deferred;
