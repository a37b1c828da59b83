-- what: every fact that one rule of the current rule set found, with its sentence, whatever decisions say of it
-- param: rule rule required "the rule's name, as readout query rule_use has it, or its end: statements/verbs/that, that"
-- param: top integer 0 "how many rows; 0: all"
-- column: fact: mention, metonym (whether a mention acts), statement or relation
-- column: document: in which it stands
-- column: number: of the fact among those of its kind in the document
-- column: words: of a mention itself, of a statement the content, of a relation its type
-- column: who: of a mention the entity's key, of a metonym the key of whom it stands for, of a statement its first speaker's words, of a relation the first entity's words
-- column: cue: of a statement, the words that report it
-- column: whom: of a statement its addressee's words, of a relation the second entity's words
-- column: sentence: in which it stands or begins
-- column: rule: its name
-- column: place: its file and line; of a dictionary the line that describes the entity, if this file does
-- column: rule_set: the hash of the set that the rule belongs to
with chosen as (
  select d.document, d.collection, d.id, r.rule, r.name, r.file, r.line, r.rule_set
  from rule r
  join rule_set c on c.rule_set = r.rule_set and c.is_current = 1
  join document d on d.rule_set = r.rule_set
  where r.name = cast(:rule as text)
     or (length(r.name) > length(cast(:rule as text))
         and substr(r.name, length(r.name) - length(cast(:rule as text))) = '/' || cast(:rule as text))
), fact as (
  select 'mention' as fact, h.rule, m.document, m.mention as number, m.sentence, m.surface as words,
         e.entity as who, cast(null as text) as cue, cast(null as text) as whom, d.line
  from chosen h
  join mention m on m.document = h.document and m.rule = h.rule
  left join local_entity x on x.document = m.document and x.local = m.local
  left join dictionary_entry d on d.rule_set = h.rule_set and d.key_id = x.key_id and d.file = h.file
  left join entity_of l on l.document = m.document and l.local = m.local
  left join entity e on e.entity_id = l.entity_id
  union all
  select 'metonym', h.rule, m.document, m.mention, m.sentence, m.surface, e.entity, cast(null as text), cast(null as text), cast(null as integer)
  from chosen h
  join mention m on m.document = h.document and m.metonym_rule = h.rule
  left join entity_of l on l.document = m.document and l.local = coalesce(m.stands_for, m.local)
  left join entity e on e.entity_id = l.entity_id
  union all
  select 'statement', h.rule, s.document, s.statement, s.sentence, s.content,
         (select substr(d.text, x.start_at + 1, x.end_at - x.start_at)
          from statement_slot x join document d on d.document = x.document
          where x.document = s.document and x.statement = s.statement and x.slot = 'speaker' and x.number = 0),
         (select substr(d.text, x.start_at + 1, x.end_at - x.start_at)
          from statement_slot x join document d on d.document = x.document
          where x.document = s.document and x.statement = s.statement and x.slot = 'cue' and x.number = 0),
         (select substr(d.text, x.start_at + 1, x.end_at - x.start_at)
          from statement_slot x join document d on d.document = x.document
          where x.document = s.document and x.statement = s.statement and x.slot = 'addressee' and x.number = 0),
         cast(null as integer)
  from chosen h
  join statement s on s.document = h.document and s.rule = h.rule
  union all
  select 'relation', h.rule, r.document, r.relation, r.sentence, r.type, a.surface, cast(null as text),
         b.surface, cast(null as integer)
  from chosen h
  join relation r on r.document = h.document and r.rule = h.rule
  left join mention a on a.document = r.document and a.mention = r.mention1
  left join mention b on b.document = r.document and b.mention = r.mention2
)
select f.fact, h.collection || '/' || h.id as document, f.number, f.words, f.who, f.cue, f.whom,
       st.text as sentence, h.name as rule,
       h.file || coalesce(':' || cast(coalesce(nullif(h.line, 0), f.line) as text), '') as place, h.rule_set
from fact f
join chosen h on h.document = f.document and h.rule = f.rule
join sentence_text st on st.document = f.document and st.sentence = f.sentence
order by h.collection, h.id, f.fact, f.number
limit :top;
