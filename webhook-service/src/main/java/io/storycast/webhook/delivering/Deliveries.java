package io.storycast.webhook.delivering;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What is to be delivered: one for each endpoint and event. */
public interface Deliveries {

  /**
   * Takes up deliveries that are due, of no endpoint more than it may have at once.
   *
   * @param busy how many deliveries to each endpoint this process works on already
   * @param most how many to take up
   */
  List<Claim> claim(Map<UUID, Integer> busy, int most);

  /**
   * Notes an attempt and what becomes of the delivery.
   *
   * @param at when it began
   * @return false when it is no news: the lease was lost, or the delivery is done or removed
   */
  boolean record(Claim claim, Answer answer, Instant at, Next next);

  /** Does all of it, or nothing. */
  <T> T inOneTransaction(Supplier<T> work);
}
