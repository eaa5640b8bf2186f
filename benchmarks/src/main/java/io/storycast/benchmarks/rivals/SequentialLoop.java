package io.storycast.benchmarks.rivals;

import java.util.List;

/** Document 000: claims one job, does every step of it, takes the next. */
final class SequentialLoop implements Rival {

  private static final long IDLE_MS = 20;

  private final Site site;
  private final Steps steps;
  private final Thread thread = Thread.ofPlatform().daemon().name("loop").unstarted(this::run);
  private volatile boolean stopped;

  SequentialLoop(Site site, Steps steps) {
    this.site = site;
    this.steps = steps;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    while (!stopped) {
      List<Scenario> claimed = site.claim(1);
      claimed.forEach(this::tell);
      if (claimed.isEmpty()) {
        rest();
      }
    }
  }

  private void tell(Scenario scenario) {
    try {
      String body = steps.story(scenario);
      steps.publish(scenario, steps.narration(scenario, body));
    } catch (RuntimeException e) {
      site.failed(scenario.id(), String.valueOf(e.getMessage()));
    }
  }

  private void rest() {
    try {
      Thread.sleep(IDLE_MS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
