-- What a call costs. expected_units is what it was thought to be billed before it was made: tokens
-- or characters, whichever the stage is billed by.
alter table provider_call
  add column expected_units int,
  add column price          numeric,
  add column currency       text,
  add constraint provider_call_price check ((price is null) = (currency is null));

-- The sum of the prices by UTC day, kept in the statement that stores the answer: a budget is
-- looked at before every call, and must not add up a day of rows each time.
create table spending (
  day        date        not null,
  currency   text        not null,
  amount     numeric     not null,
  warned     boolean     not null default false,
  changed_at timestamptz not null default now(),
  primary key (day, currency)
) with (fillfactor = 50);

-- How far the turns of a model are given away, one row that all processes share.
create table rate_limit (
  provider       text        not null,
  model          text        not null,
  requests_until timestamptz not null default '-infinity',
  units_until    timestamptz not null default '-infinity',
  returns_until  timestamptz not null default '-infinity',
  primary key (provider, model)
) with (fillfactor = 50);
comment on column rate_limit.requests_until is 'when the requests begun so far are worked off';
comment on column rate_limit.units_until is 'when their tokens or characters are';
comment on column rate_limit.returns_until is 'the last time somebody turned away was told to return';
