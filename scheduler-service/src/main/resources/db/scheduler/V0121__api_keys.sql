-- Keys of programs. A key keeps its id, its name and its rights while its secrets change.
create table api_keys (
    id                  uuid        primary key default gen_random_uuid(),
    name                text        not null,
    -- bearer: the secret itself is sent; signed: requests are signed with it.
    kind                text        not null check (kind in ('bearer', 'signed')),
    scopes              text[]      not null,
    -- Null: as many as the settings say.
    requests_per_minute int         check (requests_per_minute > 0),
    created_at          timestamptz not null default now(),
    created_by          text        not null,
    expires_at          timestamptz,
    revoked_at          timestamptz,
    last_used_at        timestamptz
);

-- The secrets of a key: one, or two while the old one is being replaced. Only hashes.
create table api_key_secrets (
    key_id     uuid        not null references api_keys (id) on delete cascade,
    -- SHA-256 of the secret, which is random and long, so that a slow hash would add nothing.
    digest     bytea       not null primary key,
    -- Its first characters, for people to tell secrets apart.
    hint       text        not null,
    created_at timestamptz not null default now(),
    ends_at    timestamptz
);
create index api_key_secrets_key on api_key_secrets (key_id);

-- Signed requests that were let in, for as long as their signature would be accepted again.
create table api_nonces (
    key_id  uuid        not null,
    nonce   text        not null,
    ends_at timestamptz not null,
    primary key (key_id, nonce)
);
create index api_nonces_end on api_nonces (ends_at);
