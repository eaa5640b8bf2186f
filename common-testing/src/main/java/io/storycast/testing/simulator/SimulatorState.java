package io.storycast.testing.simulator;

import java.util.concurrent.CountDownLatch;

/** What the endpoints of one simulator share. */
final class SimulatorState {

  private final Faults faults = new Faults();
  private final Calls calls;
  private volatile CountDownLatch hanging = new CountDownLatch(1);

  SimulatorState(CallJournal journal) {
    this.calls = new Calls(journal);
  }

  Faults faults() {
    return faults;
  }

  Calls calls() {
    return calls;
  }

  /** Waits until somebody ends the hanging. */
  void hang() throws InterruptedException {
    hanging.await();
  }

  /** Drops all connections that hang. */
  synchronized void endHanging() {
    hanging.countDown();
    hanging = new CountDownLatch(1);
  }

  void reset() {
    faults.clear();
    calls.reset();
    endHanging();
  }
}
