-- The last report of each instance of each stage, for an hour after it was last heard of.
create table stage_instances (
    stage       text        not null,
    -- Unique per process start.
    instance    text        not null,
    state       text        not null,
    -- By the instance's clock: which of its reports is the newest.
    reported_at timestamptz not null,
    -- By this database's clock: whether it is still there. Clocks of pods may differ.
    seen_at     timestamptz not null,
    -- The stage-status event as JSON. Text, because jsonb refuses U+0000, which a message may hold.
    report      text        not null,
    primary key (stage, instance)
) with (fillfactor = 50);

-- The latest order for each stage; the audit log has the earlier ones.
create table stage_orders (
    stage      text primary key,
    action     text        not null check (action in ('PAUSE', 'RESUME')),
    reason     text        not null,
    ordered_by text        not null,
    ordered_at timestamptz not null
);
