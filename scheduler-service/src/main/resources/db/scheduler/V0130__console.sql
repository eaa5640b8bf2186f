-- Forms of the console that were sent, for a day: a form that is sent twice counts once.
create table console_submission (
    form    text primary key,
    at      timestamptz not null default now(),
    -- The address of the page that shows what came of it.
    outcome text
);
create index console_submission_at on console_submission (at);
