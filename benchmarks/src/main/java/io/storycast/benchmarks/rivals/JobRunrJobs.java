package io.storycast.benchmarks.rivals;

import java.util.Objects;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jspecify.annotations.Nullable;

/** JobRunr's open-source version: one background job a story, kept in PostgreSQL. */
final class JobRunrJobs implements Rival {

  /** Its workers look for jobs at intervals and must not find too few. */
  private static final int AHEAD = 8;

  private final Settings settings;
  private final Site site;
  private final Steps steps;
  private final Claimer claimer;
  private @Nullable JobRunrConfigurationResult running;

  /** What a job is about. */
  public record Tell(String id, String slug, String title, String seedText) implements JobRequest {

    @Override
    public Class<TellHandler> getJobRequestHandler() {
      return TellHandler.class;
    }
  }

  /** Does the steps. Public, because JobRunr calls it by reflection. */
  public static final class TellHandler implements JobRequestHandler<Tell> {

    private final Steps steps;
    private final Claimer claimer;

    TellHandler(Steps steps, Claimer claimer) {
      this.steps = steps;
      this.claimer = claimer;
    }

    @Override
    public void run(Tell tell) {
      Scenario scenario = new Scenario(tell.id(), tell.slug(), tell.title(), tell.seedText());
      String body = steps.story(scenario);
      steps.publish(scenario, steps.narration(scenario, body));
      claimer.done();
    }
  }

  JobRunrJobs(Settings settings, Site site, Steps steps) {
    this.settings = settings;
    this.site = site;
    this.steps = steps;
    this.claimer = new Claimer(settings, AHEAD * settings.concurrency(), site, this::enqueue);
  }

  @Override
  public void start() {
    TellHandler handler = new TellHandler(steps, claimer);
    JobActivator activator =
        new JobActivator() {
          @Override
          public <T> T activateJob(Class<T> type) {
            return type.cast(handler);
          }
        };
    running =
        JobRunr.configure()
            .useStorageProvider(new PostgresStorageProvider(site.dataSource()))
            .useJobActivator(activator)
            .useBackgroundJobServer(
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                    .andWorkerCount(settings.concurrency())
                    // The least that JobRunr allows.
                    .andPollIntervalInSeconds(5))
            .initialize();
    claimer.start();
  }

  @Override
  public void close() {
    claimer.close();
    JobRunr.destroy();
  }

  private void enqueue(Scenario s) {
    JobRequestScheduler scheduler = Objects.requireNonNull(running).getJobRequestScheduler();
    scheduler.enqueue(new Tell(s.id(), s.slug(), s.title(), s.seedText()));
  }
}
