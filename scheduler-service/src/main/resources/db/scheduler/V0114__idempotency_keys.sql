-- The answers to requests that may be repeated, each kept in the transaction of its work.
create table idempotency_key (
    caller     text        not null,
    key        text        not null,
    -- SHA-256 of the body: the same key must not come with another.
    digest     text        not null,
    status     integer     not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (caller, key)
);
create index idempotency_key_created on idempotency_key (created_at);
