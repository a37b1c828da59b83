-- The state of the graph, under which what was made of it is kept outside the database: another text after every change. Views of more kinds of tie.
create table graph_state (
  state text not null primary key
);
