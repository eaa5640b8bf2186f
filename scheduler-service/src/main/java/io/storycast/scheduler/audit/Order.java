package io.storycast.scheduler.audit;

import java.util.Map;

/**
 * Something a person ordered.
 *
 * @param by who, as the request was authenticated
 * @param action for example {@code stage.pause} or {@code dead-letters.replay}
 * @param subject what it is about, for example {@code stage/audio} or {@code replay/<id>}
 * @param note why, as the person wrote it; empty when nothing was said
 * @param details further facts as JSON: the filter, counts, the outcome
 */
public record Order(
    String by, String action, String subject, String note, Map<String, Object> details) {

  public Order {
    details = Map.copyOf(details);
  }
}
