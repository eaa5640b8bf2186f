-- Obligations: what has landed and is not emitted yet. The table is db-scheduler's; it decides who
-- works on what and when. task_data holds the Kafka record as it came. landed_at is ours.
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint    not null default 0,
  landed_at            timestamptz not null default now(),
  primary key (task_name, task_instance)
) with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Results: the first one recorded for a revision wins, for ever.
create table stage_result (
  scenario_id text        not null,
  revision    int         not null,
  topic       text        not null,
  headers     jsonb       not null,
  value       bytea       not null,
  recorded_at timestamptz not null default now(),
  primary key (scenario_id, revision)
);

-- Work of this attempt, or an earlier one, is to be dropped.
create table cancellation (
  scenario_id  text        not null,
  revision     int         not null,
  attempt      int         not null,
  cancelled_at timestamptz not null default now(),
  primary key (scenario_id, revision)
);

-- The call ledger: every call to a paid provider.
create table provider_call (
  id                uuid        primary key,
  scenario_id       text        not null,
  revision          int         not null,
  attempt           int         not null,
  purpose           text        not null,
  provider          text        not null,
  model             text        not null,
  state             text        not null check (state in ('started', 'answered', 'failed', 'rejected')),
  reason_code       text,
  message           text,
  request_id        text,
  prompt_tokens     int,
  completion_tokens int,
  characters        int,
  body              text,
  started_at        timestamptz not null default now(),
  finished_at       timestamptz
);
create index provider_call_story on provider_call (scenario_id, revision);
