package io.storycast.local.e2e;

import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Latency;
import io.storycast.testing.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Keeps every call of one endpoint waiting for its answer until it is closed. */
record Hold(CountDownLatch released) implements AutoCloseable {

  static Hold of(ProviderSimulator simulator, Endpoint endpoint) {
    Hold hold = new Hold(new CountDownLatch(1));
    simulator.latency(endpoint, hold.latency());
    return hold;
  }

  private Latency latency() {
    return () -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Duration.ZERO;
    };
  }

  @Override
  public void close() {
    released.countDown();
  }
}
