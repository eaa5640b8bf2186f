package io.storycast.benchmarks.rivals;

import io.storycast.benchmarks.Tethered;

/** Runs one rival until standard input ends, so that it never outlives who started it. */
public final class RivalMain {

  /** Where every rival tells that a story is ready. */
  public static final String READY_TOPIC = "rival.story-ready";

  private RivalMain() {}

  /**
   * @param arguments the rival's name
   */
  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(System.getenv());
    try (Site site = new Site(settings);
        Steps steps = new Steps(settings, site)) {
      site.backfill();
      try (Rival rival = rival(arguments[0], settings, site, steps)) {
        rival.start();
        Tethered.serve();
      }
    }
    System.exit(0);
  }

  private static Rival rival(String name, Settings settings, Site site, Steps steps) {
    return switch (name) {
      case "loop" -> new SequentialLoop(site, steps);
      case "db-scheduler" -> new DbSchedulerChain(settings, site, steps);
      case "jobrunr" -> new JobRunrJobs(settings, site, steps);
      case "spring-kafka" -> new SpringKafkaListeners(settings, site, steps);
      case "temporal" -> new TemporalWorkflows(settings, site, steps);
      default -> throw new IllegalArgumentException("No rival is called " + name);
    };
  }
}
