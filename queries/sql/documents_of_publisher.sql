-- what: documents of a publisher
-- param: publisher text required "as script publishers lists it"
-- param: since date optional "first day of publication"
-- param: until date optional "last day of publication"
-- column: date: day of publication
-- column: document: collection/id
-- column: title: null where it has none
-- column: language: en; other: kept without facts
-- column: mentions: mentions found in it
-- column: statements: statements found in it
select d.published as date, d.collection || '/' || d.id as document, d.title, d.language,
       (select count(*) from mention m where m.document = d.document) as mentions,
       (select count(*) from counted_statement t where t.document = d.document) as statements
from document d
where d.publisher = cast(:publisher as text)
  and (cast(:since as text) is null or d.published >= cast(:since as text))
  and (cast(:until as text) is null or d.published <= cast(:until as text))
order by case when d.published is null then 1 else 0 end, d.published, d.collection, d.id;
