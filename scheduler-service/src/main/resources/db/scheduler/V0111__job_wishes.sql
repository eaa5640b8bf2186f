-- What a job asks for beyond the defaults; jobs that ask for nothing have no row.
create table job_wish (
    job_id        uuid primary key references story_generation_jobs (id) on delete cascade,
    -- GenerationOptions as JSON, without what is not wished.
    options       jsonb not null default '{}',
    -- The revision whose text the next revision reads aloud again; null: a new text is written.
    text_revision integer
);
