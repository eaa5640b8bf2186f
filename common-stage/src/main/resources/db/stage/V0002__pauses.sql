-- The latest order for the stage. ordered_at is the time in the order itself: the newest one stands,
-- in whatever order they arrive.
create table stage_order (
  stage      text        primary key,
  action     text        not null check (action in ('PAUSE', 'RESUME')),
  reason     text        not null,
  ordered_by text        not null,
  ordered_at timestamptz not null
);

-- One row for each dependency that ever failed: what every process of the stage goes by. All times
-- are this database's. Each transition is one UPDATE of one version, so processes may race.
create table dependency_breaker (
  dependency  text        primary key,
  state       text        not null check (state in ('closed', 'open', 'half-open')),
  -- Why it is not closed; null while it is.
  cause       text        check (cause in ('OUTAGE', 'CONFIGURATION')),
  reason_code text,
  message     text,
  down_since  timestamptz,
  opened_at   timestamptz,
  probe_at    timestamptz,
  pause_ms    bigint,
  -- Half-open: how many may work at once, how many do, and what came of it in this round.
  round       bigint,
  allowed     int,
  granted     int,
  successes   int,
  failures    int,
  -- When it was down lately: a JSON array of {since, until}. Tries that failed then are forgiven.
  past        jsonb       not null default '[]',
  changed_at  timestamptz not null,
  version     bigint      not null
);

-- When did any story last succeed?
create index stage_result_recorded on stage_result (recorded_at);
