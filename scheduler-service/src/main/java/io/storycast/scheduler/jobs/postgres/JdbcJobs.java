package io.storycast.scheduler.jobs.postgres;

import static io.storycast.scheduler.postgres.Texts.storable;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.TokenUsage;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobs.Regeneration;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Each fact is one statement; its conditions make repetitions and late arrivals harmless. */
@Component
class JdbcJobs implements Jobs {

  private static final int MOST_TITLE = 1_000;
  private static final int MOST_URL = 4_000;
  private static final int MOST_MESSAGE = 4_000;
  private static final int MOST_NAME = 200;

  private final JdbcClient jdbc;

  JdbcJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Job> find(String jobId) {
    return one("select * from story_generation_jobs where id = :key::uuid", jobId);
  }

  @Override
  public Optional<Job> lock(String jobId) {
    return one("select * from story_generation_jobs where id = :key::uuid for update", jobId);
  }

  @Override
  public Optional<Job> lockOfScenario(String scenarioId) {
    return one(
        "select * from story_generation_jobs where scenario_id = :key for update",
        String.valueOf(storable(scenarioId, Integer.MAX_VALUE)));
  }

  private Optional<Job> one(String sql, String key) {
    return jdbc.sql(sql).param("key", key).query(JobRows::job).optional();
  }

  @Override
  public Optional<Job> storyGenerated(StoryGenerated fact, @Nullable String traceId) {
    TokenUsage usage = fact.usage();
    return news(JobSql.STORY_GENERATED, fact, traceId)
        .param("title", storable(fact.title(), MOST_TITLE))
        .param("elapsedMs", fact.elapsedMs())
        .param("promptTokens", usage == null ? null : usage.promptTokens())
        .param("completionTokens", usage == null ? null : usage.completionTokens())
        .query(JobRows::job)
        .optional();
  }

  @Override
  public Optional<Job> audioUploaded(AudioUploaded fact, @Nullable String traceId) {
    return news(JobSql.AUDIO_UPLOADED, fact, traceId)
        .param("audioUrl", storable(fact.audioUrl(), MOST_URL))
        .param("durationMs", fact.durationMs())
        .param("synthesisMs", fact.synthesisMs())
        .param("uploadMs", fact.uploadMs())
        .param("characters", fact.characters())
        .query(JobRows::job)
        .optional();
  }

  @Override
  public Optional<Job> succeed(StoryReady fact, @Nullable String traceId) {
    return news(JobSql.SUCCEED, fact, traceId)
        .param("title", storable(fact.title(), MOST_TITLE))
        .param("audioUrl", storable(fact.audioUrl(), MOST_URL))
        .param("durationMs", fact.durationMs())
        .query(JobRows::job)
        .optional();
  }

  private StatementSpec news(String sql, Fact fact, @Nullable String traceId) {
    return jdbc.sql(sql)
        .param("scenarioId", storable(fact.scenarioId(), Integer.MAX_VALUE))
        .param("revision", fact.revision())
        .param("traceId", traceId);
  }

  @Override
  public void requeue(Job job, Failure failure, Duration delay) {
    failed(JobSql.REQUEUE, job, failure).param("delayMs", delay.toMillis()).update();
  }

  @Override
  public void fail(Job job, Failure failure) {
    failed(JobSql.FAIL, job, failure).update();
  }

  private StatementSpec failed(String sql, Job job, Failure failure) {
    return jdbc.sql(sql)
        .param("id", job.id())
        .param("stage", storable(failure.stage(), MOST_NAME))
        .param("code", storable(failure.reasonCode(), MOST_NAME))
        .param("message", storable(failure.message(), MOST_MESSAGE));
  }

  @Override
  public Job cancel(Job job, String reason) {
    return jdbc.sql(JobSql.CANCEL)
        .param("id", job.id())
        .param("reason", storable(reason, MOST_MESSAGE))
        .query(JobRows::job)
        .single();
  }

  @Override
  public Job retry(Job job) {
    return jdbc.sql(JobSql.RETRY).param("id", job.id()).query(JobRows::job).single();
  }

  @Override
  public Job regenerate(Job job, Regeneration wanted) {
    jdbc.sql(JobSql.WISH)
        .param("id", job.id())
        .param("options", WishJson.write(wanted.options()))
        .param("textRevision", wanted.keepsText() ? job.revision() : null)
        .update();
    return jdbc.sql(JobSql.REGENERATE).param("id", job.id()).query(JobRows::job).single();
  }
}
