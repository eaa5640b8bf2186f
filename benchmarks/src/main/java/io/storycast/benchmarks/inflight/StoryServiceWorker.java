package io.storycast.benchmarks.inflight;

import io.storycast.local.Service;
import io.storycast.local.ServiceLaunch;
import io.storycast.local.ServiceProcess;
import io.storycast.local.StackHome;
import io.storycast.testing.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The story service as it is shipped. */
final class StoryServiceWorker implements Worker {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "story-service";
  }

  @Override
  public String folder() {
    return name();
  }

  @Override
  public AutoCloseable start(Place place) {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BROKERS", place.kafka().brokers(),
            "DATABASE_URL", place.postgres().database().url(),
            "SILICONFLOW_BASE_URL", place.provider().url().toString(),
            "STORY_TARGET_WORDS", "70",
            "STAGE_CONCURRENCY", Integer.toString(InFlight.CALLS));
    Service story = Service.STORY;
    ServiceLaunch launch =
        story.launch(story.serviceName(), story.jar(place.root()), Ports.free(), environment);
    ServiceProcess process =
        new ServiceProcess(StackHome.at(place.folder()), launch.withJvmOptions(List.of("-Xmx256m")))
            .start();
    process.awaitReady(PATIENCE);
    return process;
  }
}
