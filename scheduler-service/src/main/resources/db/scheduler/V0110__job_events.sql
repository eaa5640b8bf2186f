-- What happened to each job, written in the transaction that changes the job. Rows are only added,
-- and removed by age or beyond the newest of a job. There is no foreign key: it would cost a lookup
-- for each row of a claim, and rows of a job that is gone go with their age.
create table job_event (
    id         bigint generated always as identity primary key,
    job_id     uuid        not null,
    at         timestamptz not null default now(),
    kind       text        not null,
    revision   integer     not null,
    attempt    integer     not null,
    stage      text,
    code       text,
    message    text,
    ordered_by text,
    elapsed_ms bigint,
    cost       numeric,
    currency   text,
    -- Text, because jsonb refuses U+0000, which a fact may hold.
    details    text,
    constraint job_event_cost check ((cost is null) = (currency is null))
);
create index job_event_job on job_event (job_id, id);
create index job_event_at on job_event (at);

-- A fact that is delivered again tells nothing new.
create unique index job_event_fact on job_event (job_id, revision, attempt, kind)
    where kind in ('story-generated', 'audio-uploaded', 'story-ready');
