package io.storycast.scheduler;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which dead letters are kept, and how they are replayed.
 *
 * @param topics regular expression of the whole name of the topics to read
 * @param maxReplays a record that was replayed this often and died again is quarantined
 * @param canaryPatience how long a replay waits for the outcome of its canary before it pauses
 * @param canaryWait how long a canary whose outcome nobody tells must not come back to count as
 *     good
 * @param retention how long letters that need nothing any more are kept
 */
@ConfigurationProperties("storycast.dead-letters")
public record DeadLetterProperties(
    String topics,
    int maxReplays,
    Duration canaryPatience,
    Duration canaryWait,
    Duration retention) {

  public DeadLetterProperties {
    pattern(topics);
    if (maxReplays < 1) {
      throw new IllegalArgumentException(
          "DEAD_LETTER_MAX_REPLAYS must be at least 1, not %d".formatted(maxReplays));
    }
    positive(canaryPatience, "DEAD_LETTER_CANARY_PATIENCE");
    positive(canaryWait, "DEAD_LETTER_CANARY_WAIT");
    positive(retention, "DEAD_LETTER_RETENTION");
  }

  /** The topics to read. */
  public Pattern topicPattern() {
    return pattern(topics);
  }

  private static Pattern pattern(String topics) {
    try {
      return Pattern.compile(topics);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "DEAD_LETTER_TOPICS must be a regular expression such as 'storycast\\..+\\.dlt', not '%s'"
              .formatted(topics),
          e);
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be a positive duration such as 30s or 15m, not %s".formatted(name, value));
    }
  }
}
