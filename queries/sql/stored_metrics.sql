-- what: metrics that readout rank --store has kept, and whether they are still those of the graph
-- column: run: its number in metric_run, metric_value and metric_tie
-- column: metric: the metric
-- column: graph: the projection, or sql
-- column: options: what else makes the values, as on the command line
-- column: size: entities, or ties, that have a value
-- column: current: 1: the graph has not changed since; 0: it has, or that cannot be told
select r.run, r.metric, r.graph, r.options,
       (select count(*) from metric_value v where v.run = r.run)
         + (select count(*) from metric_tie t where t.run = r.run) as size,
       case when substr(r.state, 1, 32) = (select max(g.state) from graph_state g)
             and not exists (select 1 from unsettled) then 1 else 0 end as current
from metric_run r
order by r.run;
