package io.storycast.scheduler.console;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import io.storycast.scheduler.stages.Steering;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A pipeline in the middle of a day's work. */
final class Pictures {

  static final Map<String, String> SCREENS = new LinkedHashMap<>();

  private Pictures() {}

  static void fill(ConsoleService console) {
    ConsoleData data = new ConsoleData(console);
    data.running("story", 5, 12);
    data.refused("audio", "speech", Instant.now().minus(48, ChronoUnit.MINUTES));
    data.running("storage", 1, 0);
    String[] titles = {
      "The Lighthouse at Low Tide",
      "A Letter for the Baker",
      "Rain on the Night Bus",
      "The Quiet Orchestra",
      "Snow in the Harbour",
      "Two Umbrellas",
      "The Map in the Attic",
      "An Honest Mistake",
      "Tea with the Neighbours",
      "The Last Ferry"
    };
    for (String title : titles) {
      String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
      data.job(slug, "succeeded", "storage", title, null);
      scenario(console, slug, title);
    }
    data.history();
    String waits =
        data.job(
            "the-clockmakers-apprentice", "running", "audio", "The Clockmaker’s Apprentice", null);
    data.event(waits, "claimed", 1, null, 52.4, null, null);
    data.event(
        waits,
        "story-generated",
        1,
        "story",
        52.0,
        null,
        "{\"model\":\"Qwen/Qwen3-Omni-30B-A3B-Instruct\",\"promptTokens\":912,\"completionTokens\":1287,\"phrases\":9}");
    String failed =
        data.job(
            "the-silent-radio", "failed", "audio", "The Silent Radio", ReasonCode.AUDIO_SILENT);
    data.event(failed, "claimed", 1, null, 31, null, null);
    data.event(
        failed,
        "story-generated",
        1,
        "story",
        30.6,
        null,
        "{\"model\":\"Qwen/Qwen3-Omni-30B-A3B-Instruct\"}");
    data.event(failed, "dead-lettered", 1, "audio", 29, ReasonCode.AUDIO_SILENT.meaning(), null);
    data.event(failed, "requeued", 1, "audio", 29, "Another attempt follows in 31 s.", null);
    data.event(failed, "claimed", 2, null, 28, null, null);
    data.event(failed, "dead-lettered", 2, "audio", 26, ReasonCode.AUDIO_SILENT.meaning(), null);
    data.event(failed, "failed", 2, "audio", 26, ReasonCode.AUDIO_SILENT.meaning(), null);
    console
        .sql()
        .sql(
            """
            update story_generation_jobs set attempt_count = 2, prompt_tokens = 911,
                   completion_tokens = 1254, story_ms = 24000, locked_by = null
             where id = cast(? as uuid)
            """)
        .params(failed)
        .update();
    claimed(console, waits, "the-clockmakers-apprentice", "The Clockmaker’s Apprentice");
    claimed(console, failed, "the-silent-radio", "The Silent Radio");
    console.sql().sql("insert into daily_generations values (current_date, 41)").update();
    data.job("market-day", "running", "story", null, null);
    data.job("a-borrowed-bicycle", "running", "story", null, null);
    data.job("the-red-door", "queued", null, null, null);
    data.job("a-walk-in-kyoto", "queued", "story", null, ReasonCode.PROVIDER_TIMEOUT);
    data.job("old-slug", "cancelled", null, null, null);
    for (int i = 0; i < 12; i++) {
      data.letter(
          "timeout-" + i,
          "story",
          ReasonCode.PROVIDER_TIMEOUT,
          "llm.example did not answer within 120 s.",
          "{\"seedText\":\"A bus in the rain.\"}");
    }
    data.letter(
        "the-silent-radio",
        "audio",
        ReasonCode.AUDIO_SILENT,
        "Chunk 3 of 9 is silent: 0.0 % voiced.",
        "{\"title\":\"The Silent Radio\"}");
    data.letter(
        "broken",
        "story",
        ReasonCode.STORY_CONTRACT_BROKEN,
        "The body is in another language than was asked for.",
        "{}");
    console
        .service()
        .bean(Steering.class)
        .order("story", Action.PAUSE, "prompt is being changed", "bob");
    console
        .service()
        .bean(Steering.class)
        .order("story", Action.RESUME, "prompt is changed", "ann");
    runs(console);
    SCREENS.put("overview", "/admin");
    SCREENS.put("jobs", "/admin/jobs");
    SCREENS.put("job-waits", "/admin/jobs/" + waits);
    SCREENS.put("job-failed", "/admin/jobs/" + failed);
    SCREENS.put("dead-letters", "/admin/dead-letters");
    SCREENS.put("letters", "/admin/dead-letters/list");
    SCREENS.put("letter", "/admin/dead-letters/letter?id=letter-the-silent-radio");
    SCREENS.put("replay", "/admin/dead-letters/replay?fingerprint=of-provider-timeout");
    SCREENS.put("stages", "/admin/stages");
    SCREENS.put("stage", "/admin/stages/audio");
    SCREENS.put("runs", "/admin/runs");
    SCREENS.put("settings", "/admin/settings");
    SCREENS.put("audit", "/admin/audit");
    SCREENS.put("login", "/admin/login");
  }

  private static void scenario(ConsoleService console, String slug, String title) {
    console
        .site()
        .database()
        .execute(
            """
            insert into public.scenarios (id, slug, title, seed_text)
            values ('s-%1$s', '%1$s', '%2$s', 'Somebody waits, and something small changes the day.')
            """
                .formatted(slug, title));
  }

  private static void claimed(ConsoleService console, String job, String slug, String title) {
    scenario(console, slug, title);
    console
        .sql()
        .sql(
            """
            insert into claimed_facts (job_id, revision, fact)
            select cast(? as uuid), 1, json_build_object('jobId', 'j', 'scenarioId', id,
                   'revision', 1, 'slug', slug, 'title', title, 'seedText', seed_text,
                   'language', 'en', 'options', json_build_object('level', 'B1'),
                   'occurredAt', '2026-01-15T08:00:00Z')::text
              from scenarios where slug = ?
            """)
        .params(job, slug)
        .update();
  }

  private static void runs(ConsoleService console) {
    console
        .sql()
        .sql(
            """
            insert into claim_run (at, begun_by, most, claimed, republished, refused, backfilled,
                                   shortfall, jobs)
            select now() - n * interval '15 minutes',
                   case n when 3 then 'console ann' else 'schedule scheduler-6c5d-x2k8p' end, 3,
                   case n when 1 then 1 when 2 then 0 else 3 end, 0, 0, 0,
                   case n when 1 then 'nothing-due' when 2 then 'in-flight-cap' end,
                   case n when 2 then '{}'::uuid[]
                          else array(select id from story_generation_jobs
                                      order by id offset n limit case n when 1 then 1 else 3 end) end
              from generate_series(1, 5) n order by n desc
            """)
        .update();
  }
}
