-- Where readers find what lies beside a narration. A site that gave us no right to alter its table
-- goes without these columns: the addresses are in story-ready all the same.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['timings_url', 'captions_url', 'chapters_url'] loop
    if not exists (
      select from pg_attribute
       where attrelid = to_regclass(format('%I.stories', '${contentSchema}'))
         and attname = wanted and not attisdropped
    ) then
      execute format('alter table %I.stories add column %I text', '${contentSchema}', wanted);
    end if;
  end loop;
exception when insufficient_privilege then
  raise notice 'stories gets no columns for the files of a narration: %', sqlerrm;
end
$$;
