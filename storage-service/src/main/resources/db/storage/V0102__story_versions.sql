-- Every revision of every story: the two facts it is made of, as they came, and the fact that it is
-- ready, as it was told. json, not jsonb: the text stays as it was written.
create table story_versions (
  scenario_id     text not null,
  revision        integer not null check (revision > 0),
  story_generated json,
  audio_uploaded  json,
  story_ready     json,
  created_at      timestamptz not null default now(),
  primary key (scenario_id, revision)
);

-- What readers were shown last, one row per scenario; everything that writes a story locks it.
create table shown_stories (
  scenario_id text primary key,
  -- 0: nothing yet
  revision    integer not null default 0,
  -- the title Storycast wrote last; another title in the content table was written by somebody else
  title       text
);
