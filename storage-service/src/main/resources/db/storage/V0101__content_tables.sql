-- The content tables may exist already and belong to the site: this script creates the missing
-- tables and adds the missing columns, and touches nothing else. It asks the catalogue before it
-- alters anything, because ALTER TABLE ... IF NOT EXISTS locks the table, and wants its ownership,
-- even when there is nothing to add.

create function pg_temp.content_table_exists(wanted text) returns boolean
language sql as $$
  select to_regclass(format('%I.%I', '${contentSchema}', wanted)) is not null
$$;

create function pg_temp.id_type(wanted text) returns text
language plpgsql as $$
declare
  found_type text;
begin
  select format_type(atttypid, -1) into found_type
    from pg_attribute
   where attrelid = to_regclass(format('%I.%I', '${contentSchema}', wanted))
     and attname = 'id' and not attisdropped;
  if found_type is null then
    raise exception 'The table %.% has no column id', '${contentSchema}', wanted
      using hint = 'Storycast finds rows by their id: give the table a primary key named id.';
  end if;
  return found_type;
end
$$;

create function pg_temp.add_missing_column(wanted_table text, wanted text, definition text)
returns void
language plpgsql as $$
begin
  if not exists (
    select from pg_attribute
     where attrelid = to_regclass(format('%I.%I', '${contentSchema}', wanted_table))
       and attname = wanted and not attisdropped
  ) then
    execute format('alter table %I.%I add column %I %s',
                   '${contentSchema}', wanted_table, wanted, definition);
  end if;
end
$$;

do $$
begin
  if to_regnamespace(quote_ident('${contentSchema}')) is null then
    execute format('create schema %I', '${contentSchema}');
  end if;

  if not pg_temp.content_table_exists('scenarios') then
    execute format('create table %I.scenarios (
      id          text primary key default gen_random_uuid()::text,
      slug        text not null unique,
      title       text not null,
      seed_text   text not null,
      category_id text,
      place_id    text,
      level       text,
      created_at  timestamptz not null default now())', '${contentSchema}');
  end if;

  -- References have the type of the id they point to, so that joins use the indexes. They are no
  -- foreign keys: a site that deletes its scenarios must not be stopped by our rows.
  if not pg_temp.content_table_exists('stories') then
    execute format('create table %I.stories (
      id          text primary key default gen_random_uuid()::text,
      scenario_id %s not null unique,
      slug        text not null unique,
      title       text not null,
      body        text not null,
      audio_url   text,
      created_at  timestamptz not null default now(),
      updated_at  timestamptz not null default now())',
      '${contentSchema}', pg_temp.id_type('scenarios'));
  end if;

  if not pg_temp.content_table_exists('vocabulary_items') then
    execute format('create table %I.vocabulary_items (
      id         text primary key default gen_random_uuid()::text,
      story_id   %s not null,
      phrase     text not null,
      meaning_en text,
      meaning_zh text,
      type       text,
      created_at timestamptz not null default now())',
      '${contentSchema}', pg_temp.id_type('stories'));
    execute format('create unique index vocabulary_items_of_story
      on %I.vocabulary_items (story_id, lower(phrase))', '${contentSchema}');
  end if;
end
$$;

do $$
begin
  perform pg_temp.add_missing_column('scenarios', 'slug', 'text');
  perform pg_temp.add_missing_column('scenarios', 'title', 'text');
  perform pg_temp.add_missing_column('scenarios', 'seed_text', 'text');
  perform pg_temp.add_missing_column('scenarios', 'category_id', 'text');
  perform pg_temp.add_missing_column('scenarios', 'place_id', 'text');
  perform pg_temp.add_missing_column('scenarios', 'level', 'text');
  perform pg_temp.add_missing_column('scenarios', 'created_at', 'timestamptz default now()');

  perform pg_temp.add_missing_column('stories', 'scenario_id', pg_temp.id_type('scenarios'));
  perform pg_temp.add_missing_column('stories', 'slug', 'text');
  perform pg_temp.add_missing_column('stories', 'title', 'text');
  perform pg_temp.add_missing_column('stories', 'body', 'text');
  perform pg_temp.add_missing_column('stories', 'audio_url', 'text');

  perform pg_temp.add_missing_column('vocabulary_items', 'story_id', pg_temp.id_type('stories'));
  perform pg_temp.add_missing_column('vocabulary_items', 'phrase', 'text');
  perform pg_temp.add_missing_column('vocabulary_items', 'meaning_en', 'text');
  perform pg_temp.add_missing_column('vocabulary_items', 'meaning_zh', 'text');
  perform pg_temp.add_missing_column('vocabulary_items', 'type', 'text');
end
$$;
