package io.storycast.stage.engine;

import io.storycast.stage.engine.Gate.Permit;
import java.time.Duration;

/** How an execution leaves its straight way, as exceptions that no other class sees. */
final class Detours {

  private Detours() {}

  /** Nobody wants the result any more: nothing is emitted, and nothing is wrong. */
  static final class Dropped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final StageJournal.Drop why;

    Dropped(StageJournal.Drop why) {
      super(why.toString(), null, false, false);
      this.why = why;
    }
  }

  /** Work may not begin now; nothing is wrong with the obligation. */
  static final class PutBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final transient Duration delay;

    PutBack(Duration delay) {
      super(null, null, false, false);
      this.delay = delay;
    }
  }

  /** The work itself failed, not what is around it. */
  static final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final transient Permit permit;
    final RuntimeException failure;

    WorkFailed(Permit permit, RuntimeException failure) {
      super(null, failure, false, false);
      this.permit = permit;
      this.failure = failure;
    }
  }
}
