-- Lists that stay fast at a million jobs. Each fact about a job changes an indexed column now, so no
-- update of it is heap-only any more: five index entries for each of the four updates of a job's
-- life, which is little beside the two paid calls in it.
drop index story_generation_jobs_created;
create index story_generation_jobs_created on story_generation_jobs (created_at, id);
create index story_generation_jobs_updated on story_generation_jobs (updated_at, id);
create index story_generation_jobs_status on story_generation_jobs (status, created_at, id);
create index story_generation_jobs_status_updated on story_generation_jobs (status, updated_at, id);
create index story_generation_jobs_stage on story_generation_jobs (stage, created_at, id);
create index story_generation_jobs_error on story_generation_jobs (last_error_code, created_at, id)
    where last_error_code is not null;

-- How many jobs have each status, as changes that are added up: transactions that change jobs at the
-- same time never wait for each other. A task folds the rows from time to time.
create table job_count (
    status text   not null,
    jobs   bigint not null
);

insert into job_count select status, count(*) from story_generation_jobs group by status;

create function count_jobs() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into ${flyway:defaultSchema}.job_count select status, count(*) from added group by status;
  elsif tg_op = 'DELETE' then
    insert into ${flyway:defaultSchema}.job_count select status, -count(*) from removed group by status;
  else
    insert into ${flyway:defaultSchema}.job_count
    select status, sum(change)
      from (select status, 1 as change from added
            union all
            select status, -1 from removed) changes
     group by status
    having sum(change) <> 0;
  end if;
  return null;
end
$$;

create trigger count_added after insert on story_generation_jobs
    referencing new table as added for each statement execute function count_jobs();
create trigger count_changed after update on story_generation_jobs
    referencing new table as added old table as removed
    for each statement execute function count_jobs();
create trigger count_removed after delete on story_generation_jobs
    referencing old table as removed for each statement execute function count_jobs();

-- What people search in, beside the job: its large index must not be touched by every claim.
create table job_text (
    job_id uuid primary key references story_generation_jobs (id) on delete cascade,
    text   text not null
);

insert into job_text
select id, concat_ws(E'\n', slug, story_title, last_error) from story_generation_jobs;

create function keep_job_text() returns trigger
language plpgsql as $$
begin
  insert into ${flyway:defaultSchema}.job_text as kept values (new.id, concat_ws(E'\n', new.slug, new.story_title, new.last_error))
  on conflict (job_id) do update set text = excluded.text;
  return null;
end
$$;

create trigger keep_text_of_new after insert on story_generation_jobs
    for each row execute function keep_job_text();
create trigger keep_text_of_changed after update of slug, story_title, last_error
    on story_generation_jobs for each row
    when (new.slug is distinct from old.slug or new.story_title is distinct from old.story_title
          or new.last_error is distinct from old.last_error)
    execute function keep_job_text();

-- Any part of a word is found with the help of trigrams. Where the extension may not be installed,
-- the search works and reads every row.
do $$
begin
  create extension if not exists pg_trgm;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise warning 'pg_trgm cannot be installed here: searching jobs for a text will be slow';
end
$$;

do $$
declare
  home text;
begin
  select quote_ident(nspname) into home
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
   where extname = 'pg_trgm';
  if found then
    execute format('create index job_text_trigrams on job_text using gin (text %s.gin_trgm_ops)', home);
  end if;
end
$$;
