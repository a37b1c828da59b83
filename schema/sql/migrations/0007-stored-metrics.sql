-- Metrics that were computed once, for SQL to join: nothing has written these tables until now.
drop table metric_value;
drop table metric_run;
create table metric_run (
  run integer not null primary key,
  metric text not null,
  graph text not null,                       -- a projection, or 'sql'
  options text not null,                     -- what else makes the values, as on the command line; '' where nothing does
  state text,                                -- of the graph, as table graph_state has it; null: not known
  program text not null,
  samples bigint,                            -- of sampled betweenness
  rounds integer,                            -- of metrics that are found by rounds
  converged integer not null check (converged in (0, 1))
);
create unique index metric_run_by_content on metric_run (metric, graph, options);
create table metric_value (
  run integer not null,
  entity text not null,                      -- key of a node
  rank integer not null,
  value double precision not null,
  primary key (run, entity)
); -- sqlite: without rowid
create index metric_value_by_entity on metric_value (entity);
create table metric_tie (
  run integer not null,
  source text not null,                      -- of the two the smaller key
  target text not null,
  rank integer not null,
  weight double precision not null,
  value double precision not null,
  primary key (run, source, target)
); -- sqlite: without rowid
