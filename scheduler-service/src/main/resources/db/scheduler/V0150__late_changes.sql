-- Jobs that changed long after they were created: few, and what the list of old jobs by their last
-- change would otherwise have to step over all newer jobs for.
create index story_generation_jobs_late on story_generation_jobs (updated_at, id)
    where updated_at - created_at > interval '1 day';
