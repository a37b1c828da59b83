-- what: publishers with their documents and statements
-- column: publisher: null where documents name none
-- column: documents: how many
-- column: statements: found in them
-- column: first: earliest day of publication
-- column: last: latest day of publication
select d.publisher, count(*) as documents,
       cast(coalesce(sum(c.statements), 0) as bigint) as statements,
       min(d.published) as first, max(d.published) as last
from document d
left join (select document, count(*) as statements from counted_statement group by document) c
  on c.document = d.document
group by d.publisher
order by documents desc, case when d.publisher is null then 1 else 0 end, d.publisher;
