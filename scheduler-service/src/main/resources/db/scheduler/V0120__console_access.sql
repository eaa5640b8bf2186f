-- People who may use the console.
create table console_users (
    -- Lower case, so that a name is one account however it is typed.
    name       text primary key check (name = lower(name)),
    role       text        not null check (role in ('viewer', 'operator')),
    -- With the name of the method in front, {bcrypt}...; never the password.
    password   text        not null,
    disabled   boolean     not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_login timestamptz
);

-- Tries to log in that did not succeed, by account and by address; a row is gone with its window.
create table console_login_tries (
    subject text primary key,
    tries   int         not null,
    ends_at timestamptz not null
);
create index console_login_tries_end on console_login_tries (ends_at);

-- Spring Session's own tables, as its schema-postgresql.sql has them, so that every instance of
-- the scheduler knows every session.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
