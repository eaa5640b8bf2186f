package io.storycast.scheduler.console;

/** Which forms were sent already, so that each counts once. Used inside a transaction. */
public interface Submissions {

  /**
   * Marks the form as sent. Waits while another transaction carries the same form out.
   *
   * @return whether it was not sent before
   */
  boolean begin(String form);

  /** Keeps the address of the page that shows what came of it. */
  void end(String form, String outcome);

  /** The kept address. */
  String outcome(String form);
}
