-- what: states by the statements that speak of them
-- param: top integer 20 "how many rows"
-- column: name: the state
-- column: key: its key
-- column: statements: whose content names it, or a place that stands for it
-- column: speakers: different known speakers of these
-- column: documents: documents in which they stand
select e.name, e.entity as key, count(distinct a.statement_key) as statements,
       count(distinct x.entity) as speakers, count(distinct a.document) as documents
from (select distinct b.document, b.statement, b.entity_id,
             d.collection || '/' || d.id || '#' || b.statement as statement_key
      from statement_about b
      join document d on d.document = b.document) a
join entity e on e.entity_id = a.entity_id
left join statement_speaker s on s.document = a.document and s.statement = a.statement
left join entity x on x.entity_id = s.entity_id
where e.kind = 'state'
group by e.name, e.entity
order by statements desc, key
limit :top;
