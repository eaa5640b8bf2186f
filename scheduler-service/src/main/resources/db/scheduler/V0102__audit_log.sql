-- What people ordered; rows are only ever added.
create table audit_log (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default now(),
    ordered_by text        not null,
    action     text        not null,
    subject    text        not null,
    note       text        not null,
    details    jsonb       not null
);
create index audit_log_subject on audit_log (subject, id desc);
