package io.storycast.webhook.delivering;

/** Tells people and metrics what came of each attempt. */
@FunctionalInterface
public interface DeliveryJournal {

  /** An attempt was made and noted. */
  void attempted(Claim claim, Answer answer);
}
