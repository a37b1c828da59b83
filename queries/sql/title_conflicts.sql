-- what: titles that contradict what the dictionaries know of offices at the document's date
-- param: person entity optional "only those of this one: key or name"
-- param: top integer 50 "how many rows"
-- column: date: day of publication
-- column: publisher: of the document
-- column: words: the title and the name, as they stand
-- column: person: who is called so
-- column: offices: what the dictionaries have
-- column: sentence: in which it stands
-- column: document: collection/id
select d.published as date, d.publisher,
       substr(d.text, f.start_at + 1, f.end_at - f.start_at) as words, e.name as person,
       f.message as offices, t.text as sentence, d.collection || '/' || d.id as document
from finding f
join document d on d.document = f.document
join mention m
  on m.document = f.document and m.start_at >= f.start_at and m.end_at <= f.end_at
 and m.kind = 'person' and m.form = 'name'
join entity_of l on l.document = m.document and l.local = m.local
join entity e on e.entity_id = l.entity_id
join sentence_text t on t.document = m.document and t.sentence = m.sentence
where f.kind = 'title_conflict'
  and (cast(:person as text) is null or e.entity = cast(:person as text))
order by d.published, d.collection, d.id, f.finding
limit :top;
