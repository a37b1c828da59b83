-- What a connection sees while it asks for judged facts only: temporary views that stand before the stored tables and views of the same names.
-- `stored` is the schema of those, `:least` the share of right facts that is asked for. The views of views.sql that are not here are made anew
-- over these, from their own text. `cross join` keeps SQLite from starting with the rules.

create temp view judged_rule as
select j.rule_set, j.rule from stored.rule j where j.judged_precision >= :least;

create temp view relation as
select f.*
from stored.relation f
cross join stored.document d
cross join judged_rule j
where d.document = f.document and j.rule_set = d.rule_set and j.rule = f.rule;

-- A relation has no words of its own: the two mentions that it joins stay with it. Whether a mention acts is a fact of another rule.
-- A name inside a longer name goes with that one.
create temp view mention as
select f.document, f.mention, f.sentence, f.kind, f.form, f.start_at, f.end_at, f.surface, f.local,
       case when a.rule is not null then f.metonym end as metonym,
       case when a.rule is not null then f.stands_for end as stands_for,
       f.inside, f.rule, a.rule as metonym_rule
from stored.mention f
cross join stored.document d
left join judged_rule j on j.rule_set = d.rule_set and j.rule = f.rule
left join judged_rule a on a.rule_set = d.rule_set and a.rule = f.metonym_rule
where d.document = f.document
  and (j.rule is not null
       or exists (select 1 from relation r where r.document = f.document and f.mention in (r.mention1, r.mention2)))
  and (f.inside is null
       or not exists (select 1 from stored.mention h
                      where h.document = f.document and h.mention = f.inside and h.form = 'name'
                        and not exists (select 1 from judged_rule x where x.rule_set = d.rule_set and x.rule = h.rule)));

create temp view finding as
select f.*
from stored.finding f
cross join stored.document d
cross join judged_rule j
where d.document = f.document and j.rule_set = d.rule_set and j.rule = f.rule;

create temp view occasion as
select f.*
from stored.occasion f
cross join stored.document d
cross join judged_rule j
where d.document = f.document and j.rule_set = d.rule_set and j.rule = f.rule;

create temp view occasion_participant as
select p.*
from stored.occasion_participant p
cross join occasion f
where f.document = p.document and f.occasion = p.occasion;

create temp view occasion_span as
select p.*
from stored.occasion_span p
cross join occasion f
where f.document = p.document and f.occasion = p.occasion;

create temp view statement as
select f.*
from stored.statement f
cross join stored.document d
cross join judged_rule j
where d.document = f.document and j.rule_set = d.rule_set and j.rule = f.rule;

-- Who takes part in a statement is for the rule of the statement to say, whichever rules found the mentions.
create temp view statement_slot as
select p.*
from stored.statement_slot p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view hop as
select p.*
from stored.hop p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_speaker as
select p.*
from stored.statement_speaker p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_on_behalf_of as
select p.*
from stored.statement_on_behalf_of p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_addressee as
select p.*
from stored.statement_addressee p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_target as
select p.*
from stored.statement_target p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_about as
select p.*
from stored.statement_about p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view statement_hop as
select p.*
from stored.statement_hop p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view variant_cluster as
select p.*
from stored.variant_cluster p
cross join statement f
where f.document = p.document and f.statement = p.statement;

create temp view variant_pair as
select p.*
from stored.variant_pair p
cross join statement f
cross join statement g
where f.document = p.document1 and f.statement = p.statement1
  and g.document = p.document2 and g.statement = p.statement2;
