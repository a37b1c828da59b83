-- what: names that the rules could not tie to an entity across documents
-- param: kind text all "person, state, organization or place; all for any"
-- param: top integer 50 "how many rows"
-- column: name: as written; where it is written in several ways, the first of them
-- column: kind: what it names
-- column: documents: documents that have it
-- column: mentions: of these names, with pronouns and descriptions
-- column: candidates: dictionary keys that could be meant, of the first such document; null: none
-- column: example: a document, the first by its key
select min(l.name) as name, l.kind, count(distinct l.document) as documents,
       cast(sum(l.mentions) as bigint) as mentions, min(l.candidates) as candidates,
       min(d.collection || '/' || d.id) as example
from (select u.document, u.kind, u.name, u.folded, u.candidates,
             (select count(*) from mention m
              where m.document = u.document and m.local = u.local) as mentions
      from local_entity u
      where u.key_id is null) l
join document d on d.document = l.document
where cast(:kind as text) in (l.kind, 'all')
group by l.folded, l.kind
order by documents desc, mentions desc, l.folded, l.kind
limit :top;
