package io.storycast.cli.doctor;

import io.storycast.cli.outcome.CommandFailure;

/** One dependency and the call that proves it. */
public interface Check {

  /** What is checked, in a word. */
  String name();

  /** Makes the call. */
  Finding run() throws Exception;

  /** The finding, also when the call ended with an exception nobody expected. */
  default Finding finding() {
    try {
      return run();
    } catch (CommandFailure e) {
      String hint = e.hint();
      return Finding.failed(CommandFailure.sentence(e), hint == null ? "" : hint);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.failed("interrupted", "");
    } catch (Exception e) {
      return Finding.failed(
          CommandFailure.sentence(e), "Look at the message; --verbose says more.");
    }
  }
}
