-- One row per scenario: where its story stands. The row is narrow and its updates are cheap: no
-- index covers a column that changes while the job runs, so refreshing a lock is a heap-only update,
-- and the free space that fillfactor leaves in each page takes the new row versions.
create table story_generation_jobs (
    id                 uuid primary key default gen_random_uuid(),
    scenario_id        text not null unique,
    -- Copied from the scenario, cut to 400 characters, for search; the facts carry the whole slug.
    slug               text not null,
    status             text not null default 'queued'
                       check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    -- The stage that works on it, or that gave up; null before the first claim.
    stage              text,
    revision           integer not null default 1 check (revision >= 1),
    -- Set by a retry: the next claim compares the scenario with the text of this revision, and
    -- begins a new revision if they differ.
    recheck_text       boolean not null default false,
    priority           integer not null default 0,
    attempt_count      integer not null default 0 check (attempt_count >= 0),
    -- attempt_count when somebody last asked for a retry: MAX_ATTEMPTS counts from here.
    attempts_forgiven  integer not null default 0 check (attempts_forgiven >= 0),
    next_attempt_at    timestamptz not null default now(),
    locked_at          timestamptz,
    locked_by          text,
    last_error_code    text,
    last_error         text,
    last_attempt_at    timestamptz,
    started_at         timestamptz,
    finished_at        timestamptz,
    -- What the facts told about this revision.
    story_title        text,
    audio_url          text,
    duration_ms        bigint,
    story_ms           bigint,
    synthesis_ms       bigint,
    upload_ms          bigint,
    prompt_tokens      integer,
    completion_tokens  integer,
    speech_characters  bigint,
    trace_id           text,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now()
) with (
    fillfactor = 75,
    -- Vacuum nearly continuously: a claim must not step over the dead versions of a long backlog.
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 200,
    autovacuum_analyze_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0
);

-- The order in which queued jobs are claimed.
create index story_generation_jobs_due
    on story_generation_jobs (priority desc, next_attempt_at, id) where status = 'queued';

-- The running jobs, at most MAX_IN_FLIGHT: counted for the cap, searched for expired locks.
create index story_generation_jobs_running
    on story_generation_jobs (id) where status = 'running';

create index story_generation_jobs_created on story_generation_jobs (created_at desc, id);
create index story_generation_jobs_slug on story_generation_jobs (slug text_pattern_ops);

-- The scenario-claimed event of each revision, exactly as it was first published: a later attempt
-- publishes the same bytes, whatever became of the scenario meanwhile.
create table claimed_facts (
    job_id     uuid not null references story_generation_jobs (id) on delete cascade,
    revision   integer not null,
    fact       text not null,
    created_at timestamptz not null default now(),
    primary key (job_id, revision)
);

-- How many generations were claimed on each UTC day, for DAILY_MAX_GENERATIONS.
create table daily_generations (
    day     date primary key,
    claimed integer not null check (claimed >= 0)
) with (fillfactor = 50);
