-- Where the files of each revision are, as the audio-uploaded facts told.
create table job_asset (
    id       uuid    primary key default gen_random_uuid(),
    job_id   uuid    not null references story_generation_jobs (id) on delete cascade,
    revision integer not null,
    kind     text    not null,
    url      text    not null,
    unique (job_id, revision, kind)
);

insert into job_asset (job_id, revision, kind, url)
select id, revision, 'audio', audio_url from story_generation_jobs where audio_url is not null;
