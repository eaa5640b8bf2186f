-- Who wants to be told. address is sealed (see Vault); shown_address is what people see of it.
create table endpoint (
  id              uuid        primary key,
  kind            text        not null check (kind in ('standard', 'slack', 'discord')),
  address         text        not null,
  shown_address   text        not null,
  description     text        not null,
  event_types     text[]      not null,
  state           text        not null default 'active' check (state in ('active', 'paused', 'disabled')),
  state_reason    text,
  state_since     timestamptz,
  -- Attempts that failed since the last success.
  failures        int         not null default 0,
  failing_since   timestamptz,
  last_success_at timestamptz,
  last_failure    text,
  -- The receiver asked to be left alone until then.
  not_before      timestamptz not null default '-infinity',
  -- What happened earlier is none of its business.
  receives_from   timestamptz not null,
  created_at      timestamptz not null default now()
) with (fillfactor = 50);

-- Sealed too. One without an end is the present one; others end while a new one is rolled out.
create table endpoint_secret (
  id          bigint      generated always as identity primary key,
  endpoint_id uuid        not null references endpoint on delete cascade,
  secret      text        not null,
  expires_at  timestamptz
);
create index endpoint_secret_endpoint on endpoint_secret (endpoint_id);

-- What endpoints are told, with the bytes that are signed. The latest story.ready of each story
-- stays, so that a new endpoint can be told the whole catalogue.
create table event (
  id          uuid        primary key,
  type        text        not null,
  scenario_id text,
  revision    int         not null,
  occurred_at timestamptz not null,
  landed_at   timestamptz not null default now(),
  body        text        not null
);
create index event_occurred on event (occurred_at);
create index event_story on event (scenario_id, revision) where type = 'story.ready';

-- One obligation for each endpoint and event, and afterwards its log. While a process works on it,
-- due_at is when its lease runs out.
create table delivery (
  id          uuid        primary key default gen_random_uuid(),
  endpoint_id uuid        not null references endpoint on delete cascade,
  event_id    uuid        not null references event,
  state       text        not null default 'waiting'
                          check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  -- Attempts of the present round of the schedule; a replay begins a new one.
  tries       int         not null default 0,
  due_at      timestamptz not null,
  lease       uuid,
  landed_at   timestamptz not null default now(),
  finished_at timestamptz,
  unique (endpoint_id, event_id)
) with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0
);
create index delivery_due on delivery (endpoint_id, due_at) where state = 'waiting';
create index delivery_log on delivery (endpoint_id, landed_at desc, id desc);
create index delivery_finished on delivery (finished_at) where state <> 'waiting';
create index delivery_event on delivery (event_id);

create table delivery_attempt (
  delivery_id uuid        not null references delivery on delete cascade,
  number      int         not null,
  at          timestamptz not null,
  took_ms     bigint      not null,
  outcome     text        not null,
  status      int,
  answer      text        not null,
  primary key (delivery_id, number)
);

-- Pauses that endpoints were told about, to tell them of the end.
create table stage_pause (
  event_id    uuid        primary key,
  stage       text        not null,
  since       timestamptz not null,
  last_report timestamptz not null,
  ended_at    timestamptz
);
create index stage_pause_open on stage_pause (stage) where ended_at is null;
