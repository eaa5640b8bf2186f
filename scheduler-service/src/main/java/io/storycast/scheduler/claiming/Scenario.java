package io.storycast.scheduler.claiming;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import java.util.Optional;

/**
 * A scenario as the site holds it now. Texts longer than {@link #MAX_CHARACTERS} may be cut one
 * character later.
 *
 * @param seedText the writing prompt
 */
public record Scenario(String id, String slug, String title, String seedText) {

  /**
   * Most characters (UTF-16 units) of a scenario that are sure to fit into an event: JSON needs at
   * most 6 bytes for one, and Kafka's producer and broker take 1 MiB by default.
   */
  public static final int MAX_CHARACTERS = 150_000;

  /** What the claim does not even publish; everything else is for the story stage to judge. */
  Optional<Refusal> refusal() {
    if (characters() <= MAX_CHARACTERS) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            ReasonCode.SEED_TOO_LONG,
            "The scenario's texts have more than %d characters, too many for an event."
                .formatted(MAX_CHARACTERS)));
  }

  boolean hasTextOf(ScenarioClaimed fact) {
    return slug.equals(fact.slug())
        && title.equals(fact.title())
        && seedText.equals(fact.seedText());
  }

  int characters() {
    return slug.length() + title.length() + seedText.length();
  }
}
