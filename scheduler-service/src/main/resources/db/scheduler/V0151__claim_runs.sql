-- Each run that claimed jobs, or found none to claim: who began it, and what came of it.
create table claim_run (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default now(),
    begun_by    text        not null,
    most        integer     not null,
    claimed     integer     not null,
    republished integer     not null,
    refused     integer     not null,
    backfilled  integer     not null,
    -- Why it claimed fewer than it might; null when it did not.
    shortfall   text,
    -- The first of the claimed jobs.
    jobs        uuid[]      not null
);
create index claim_run_at on claim_run (at);
