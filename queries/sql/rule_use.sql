-- what: how much each rule of the current rule set found, whatever decisions say of it
-- param: top integer 100 "how many rows"
-- column: rule: its name
-- column: file: where it is written
-- column: line: in that file; none of a dictionary, which is all of it
-- column: mentions: that it found
-- column: metonyms: of mentions, whether they act, that it decided
-- column: statements: that it found
-- column: relations: that it found
-- column: total: of these four
select r.name as rule, r.file, nullif(r.line, 0) as line,
       coalesce(m.found, 0) as mentions, coalesce(a.found, 0) as metonyms,
       coalesce(s.found, 0) as statements, coalesce(l.found, 0) as relations,
       coalesce(m.found, 0) + coalesce(a.found, 0) + coalesce(s.found, 0) + coalesce(l.found, 0) as total
from rule r
join rule_set c on c.rule_set = r.rule_set and c.is_current = 1
left join (select d.rule_set, f.rule, count(*) as found
           from mention f join document d on d.document = f.document
           group by d.rule_set, f.rule) m on m.rule_set = r.rule_set and m.rule = r.rule
left join (select d.rule_set, f.metonym_rule as rule, count(*) as found
           from mention f join document d on d.document = f.document
           where f.metonym_rule is not null
           group by d.rule_set, f.metonym_rule) a on a.rule_set = r.rule_set and a.rule = r.rule
left join (select d.rule_set, f.rule, count(*) as found
           from statement f join document d on d.document = f.document
           group by d.rule_set, f.rule) s on s.rule_set = r.rule_set and s.rule = r.rule
left join (select d.rule_set, f.rule, count(*) as found
           from relation f join document d on d.document = f.document
           group by d.rule_set, f.rule) l on l.rule_set = r.rule_set and l.rule = r.rule
order by total desc, r.name
limit :top;
