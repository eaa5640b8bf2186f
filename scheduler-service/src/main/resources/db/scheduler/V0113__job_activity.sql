-- What happened in each five minutes, measured from job_event and measured anew while it is recent.
-- One row for each kind, stage and class of duration: class n is from 1.2 to the n to 1.2 to the n+1
-- milliseconds, so percentiles are right within a fifth; null when nothing was measured.
create table job_activity (
    since    timestamptz not null,
    kind     text        not null,
    stage    text        not null,
    ms_class smallint,
    events   bigint      not null
);
create index job_activity_since on job_activity (since);

-- What was paid in each five minutes, by stage and currency.
create table job_spending (
    since    timestamptz not null,
    stage    text        not null,
    currency text        not null,
    amount   numeric     not null,
    primary key (since, stage, currency)
);
