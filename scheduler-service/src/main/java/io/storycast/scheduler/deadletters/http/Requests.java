package io.storycast.scheduler.deadletters.http;

import io.storycast.stage.web.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The bodies of orders. What is absent is null and gets its usual value here. */
final class Requests {

  private static final int MOST_TEXT = 500;
  private static final int MOST_IDS = 10_000;
  private static final int USUAL_RATE = 50;
  private static final int MOST_RATE = 1_000;
  private static final int MOST_CANARY = 1_000;

  private Requests() {}

  /**
   * @param reason why, for people; up to 500 characters
   */
  record Discard(@Nullable String reason) {}

  /**
   * @param filter which letters; needed, though it may be empty
   * @param dryRun only count
   */
  record DiscardMany(
      @Nullable Map<String, @Nullable Object> filter,
      @Nullable String reason,
      @Nullable Boolean dryRun) {}

  /**
   * @param value what to send instead of the original value
   */
  record ReplayOne(@Nullable JsonNode value, @Nullable String note, @Nullable Boolean force) {}

  /**
   * @param filter which letters: this, or ids
   * @param rate letters a second, from 1 to 1000
   * @param canary how many go first
   */
  record ReplayMany(
      @Nullable Map<String, @Nullable Object> filter,
      @Nullable List<String> ids,
      @Nullable Boolean dryRun,
      @Nullable Integer rate,
      @Nullable Integer canary,
      @Nullable Boolean force,
      @Nullable String note) {

    int checkedRate() {
      return within("rate", rate == null ? USUAL_RATE : rate, 1, MOST_RATE);
    }

    int checkedCanary() {
      return within("canary", canary == null ? 0 : canary, 0, MOST_CANARY);
    }

    /** The ids, or none when a filter chooses. */
    List<String> checkedIds() {
      if (ids == null) {
        return List.of();
      }
      if (filter != null || ids.isEmpty() || ids.size() > MOST_IDS) {
        throw invalid(
            "ids",
            filter != null
                ? "The request has both a filter and ids."
                : "The request has no id, or more than %d.".formatted(MOST_IDS),
            "Send either ids or a filter.");
      }
      return ids;
    }
  }

  static int within(String name, int number, int least, int most) {
    if (number < least || number > most) {
      throw invalid(
          name,
          "%s is not a whole number from %d to %d.".formatted(name, least, most),
          "Choose one in this range, or leave it out.");
    }
    return number;
  }

  /** A text for people, on one line; empty when there is none. */
  static String line(String name, @Nullable String text) {
    if (text == null) {
      return "";
    }
    if (text.length() > MOST_TEXT) {
      throw invalid(
          name, "The %s is longer than %d characters.".formatted(name, MOST_TEXT), "Shorten it.");
    }
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  static String reason(@Nullable String text) {
    String reason = line("reason", text);
    if (reason.isEmpty()) {
      throw invalid("reason", "The request has no reason.", "Say why: {\"reason\": \"...\"}.");
    }
    return reason;
  }

  static Problem invalid(String name, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-" + name, detail, hint);
  }
}
