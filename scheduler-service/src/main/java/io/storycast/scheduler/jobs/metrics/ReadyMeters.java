package io.storycast.scheduler.jobs.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.scheduler.jobs.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** How long stories take from their first claim to being ready; each counts once. */
@Component
class ReadyMeters implements Consumer<Job> {

  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30),
    Duration.ofHours(1)
  };

  private final Timer timer;

  ReadyMeters(MeterRegistry meters) {
    this.timer =
        Timer.builder("storycast.story.ready")
            .description("From the first claim of a revision until its story was ready")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
  }

  @Override
  public void accept(Job ready) {
    Instant started = ready.times().started();
    Instant finished = ready.times().finished();
    if (started != null && finished != null) {
      timer.record(Duration.between(started, finished));
    }
  }
}
