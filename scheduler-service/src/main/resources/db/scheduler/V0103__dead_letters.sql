-- Dead letters: what the services, or anybody else, gave up on. This table is what people search;
-- it is narrow, so that a state may change cheaply and counting reads little. The records
-- themselves are in dead_letter_record.
create table dead_letter (
    -- The header storycast-dead-letter-id, else topic-partition-offset: a copy has the same.
    id                 text primary key,
    origin             text        not null check (origin in ('storycast', 'spring', 'foreign')),
    state              text        not null
                       check (state in ('open', 'quarantined', 'replayed', 'died-again',
                                        'superseded', 'resolved', 'discarded')),
    state_reason       text,
    state_at           timestamptz not null default now(),
    -- What the state was before it was discarded: an undo puts it back.
    discarded_from     text,
    -- Where the dead letter lies.
    topic              text        not null,
    topic_partition    integer     not null,
    topic_offset       bigint      not null,
    -- Where the record came from, and goes back to; null is not known.
    original_topic     text,
    original_partition integer,
    original_offset    bigint,
    stage              text        not null,
    scenario_id        text,
    slug               text,
    -- 0 when the record cannot tell.
    revision           integer     not null,
    attempt            integer     not null,
    reason_code        text        not null,
    failure_class      text,
    message            text        not null,
    fingerprint        text        not null,
    stage_attempts     integer     not null,
    replay_count       integer     not null,
    replay_of          text,
    replay_id          text,
    trace_id           text,
    died_at            timestamptz not null,
    received_at        timestamptz not null default now(),
    bytes              integer     not null,
    value_omitted      boolean     not null,
    -- What makes it moot: 1 the story's text exists, 2 its narration, 3 the story is ready; null
    -- when no fact of ours can.
    awaits             smallint,
    -- The beginnings of key and value as text, to search in; empty when they are not text.
    key_text           text        not null,
    value_text         text        not null
) with (
    fillfactor = 85,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.02
);

-- Lists: one state or all, the newest first.
create index dead_letter_state on dead_letter (state, died_at desc, id);
create index dead_letter_died on dead_letter (died_at desc, id);
-- Groups are counted from this index alone.
create index dead_letter_groups on dead_letter (state, fingerprint, died_at);
create index dead_letter_fingerprint on dead_letter (fingerprint, died_at desc);
-- What a fact about a scenario makes moot.
create index dead_letter_scenario on dead_letter (scenario_id, revision)
    where scenario_id is not null;
create index dead_letter_slug on dead_letter (slug) where slug is not null;
create index dead_letter_replay_of on dead_letter (replay_of) where replay_of is not null;

-- The record as it came, byte for byte. A value that was left out is null.
create table dead_letter_record (
    letter_id text primary key references dead_letter (id) on delete cascade,
    record_key   bytea,
    record_value bytea,
    -- [{"name": ..., "value": base64 or null}, ...] in the record's order. Not jsonb, which refuses
    -- the U+0000 a name may hold.
    headers      json not null
);

-- Sending dead letters back to where they came from.
create table replay (
    id           uuid primary key,
    state        text        not null
                 check (state in ('running', 'waiting-for-canary', 'paused', 'stopped', 'aborted',
                                  'finished')),
    state_reason text,
    filter       jsonb       not null,
    note         text        not null,
    ordered_by   text        not null,
    rate         integer     not null check (rate between 1 and 1000),
    canary       integer     not null check (canary >= 0),
    -- The canary was decided, by its outcome or by a person: the rest may go.
    canary_over  boolean     not null,
    force        boolean     not null,
    total        integer     not null,
    -- Which execution drives it; one that lost its lease finds another here.
    runner       text,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz
);
create index replay_created on replay (created_at desc);

-- The letters of a replay, chosen when it was created.
create table replay_item (
    replay_id    uuid    not null references replay (id) on delete cascade,
    -- The order of sending; the canary comes first.
    number       integer not null,
    letter_id    text    not null references dead_letter (id) on delete cascade,
    canary       boolean not null default false,
    state        text    not null default 'pending'
                 check (state in ('pending', 'sending', 'sent', 'failed', 'skipped')),
    -- Why it failed or was skipped.
    reason       text,
    -- What a person wants sent instead of the original value.
    edited_value bytea,
    sending_at   timestamptz,
    sent_at      timestamptz,
    outcome      text check (outcome in ('succeeded', 'died-again', 'cancelled')),
    -- The letter it died again as.
    returned_as  text,
    primary key (replay_id, number)
) with (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500
);
create index replay_item_state on replay_item (replay_id, state, number);
create index replay_item_letter on replay_item (letter_id);
-- A letter is in one running replay at most.
create unique index replay_item_running on replay_item (letter_id)
    where state in ('pending', 'sending');
