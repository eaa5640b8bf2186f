-- Which ways of asking for JSON a model refused, so that a restart does not ask in vain again.
-- Only a hint: every answer is validated, whatever the mode.
create table answer_mode (
  base_url   text        not null,
  model      text        not null,
  mode       text        not null,
  learned_at timestamptz not null,
  primary key (base_url, model)
);
