-- Content tables as a site on Drizzle ORM has them: ids of type uuid, foreign keys, columns and
-- rows that Storycast knows nothing about.
create type content_status as enum ('draft', 'published');

create table scenario_categories (
  id    integer generated always as identity primary key,
  name  text not null unique
);

create table scenarios (
  id           uuid primary key default gen_random_uuid(),
  slug         varchar(200) not null unique,
  title        varchar(200) not null,
  seed_text    text not null,
  category_id  integer references scenario_categories (id),
  place_id     integer,
  status       content_status not null default 'published',
  cover_image  text,
  sort_order   integer not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

create table stories (
  id           uuid primary key default gen_random_uuid(),
  slug         varchar(200) not null unique,
  title        varchar(200) not null,
  body         text not null,
  audio_url    text,
  scenario_id  uuid not null unique references scenarios (id) on delete cascade,
  status       content_status not null default 'draft',
  view_count   integer not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

create table vocabulary_items (
  id               uuid primary key default gen_random_uuid(),
  story_id         uuid not null references stories (id) on delete cascade,
  phrase           text not null,
  meaning_en       text not null,
  meaning_zh       text not null,
  type             varchar(40) not null,
  example_sentence text,
  review_count     integer not null default 0,
  created_at       timestamptz not null default now()
);

insert into scenario_categories (name) values ('Travel'), ('Food');

insert into scenarios (id, slug, title, seed_text, category_id, place_id, cover_image, sort_order)
values
  ('11111111-1111-4111-8111-111111111111', 'told-already', 'Told already',
   'A waiter tells you about the soup of the day.', 2, 7, '/covers/soup.webp', 1),
  ('22222222-2222-4222-8222-222222222222', 'asking-the-way', 'Asking the way',
   'A tourist asks you for directions to the old bridge.', 1, null, null, 2),
  ('33333333-3333-4333-8333-333333333333', 'a-lost-suitcase', 'A lost suitcase',
   'Your suitcase did not arrive, and the clerk needs a description.', 1, 9, null, 3);

insert into stories (id, slug, title, body, audio_url, scenario_id, status, view_count)
values
  ('44444444-4444-4444-8444-444444444444', 'told-already', 'The Soup of the Day',
   E'The soup was cold.\n\n*Not again,* thought Ana.', 'https://cdn.example.com/told-already.mp3',
   '11111111-1111-4111-8111-111111111111', 'published', 321);

insert into vocabulary_items
  (story_id, phrase, meaning_en, meaning_zh, type, example_sentence, review_count)
values
  ('44444444-4444-4444-8444-444444444444', 'of the day', 'offered today', '今日', 'expression',
   'What is the soup of the day?', 5);
