-- How many requests each key made in its present minute. Unlogged: a commit does not wait for the
-- disk, and after a crash of PostgreSQL the minutes begin anew.
create unlogged table api_requests (
    key_id   uuid primary key,
    ends_at  timestamptz not null,
    requests integer     not null
) with (fillfactor = 50);
