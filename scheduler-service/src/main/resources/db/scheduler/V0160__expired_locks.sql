-- Expired locks are found without a look at every running job, and at every dead version of one
-- that is still there because some other transaction is open. Counting is served as before.
drop index story_generation_jobs_running;
create index story_generation_jobs_running
    on story_generation_jobs (locked_at) where status = 'running';
