-- Taking a task up changes its lease and nothing else. Without a B-tree over the lease, and with room
-- on its page, such an update writes no index (a heap-only tuple; since PostgreSQL 16 beside BRIN
-- too). Who looks for dead processes skips the pages on which nothing is leased.
drop index scheduled_tasks_heartbeat;
create index scheduled_tasks_lease on scheduled_tasks
  using brin (last_heartbeat) with (pages_per_range = 8, autosummarize = on);
alter table scheduled_tasks set (fillfactor = 50);
