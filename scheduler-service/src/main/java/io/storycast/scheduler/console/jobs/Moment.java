package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's timeline.
 *
 * @param round what begins with it, for example {@code Revision 1, attempt 2}; null when it goes on
 * @param gap how long after the line before
 * @param details further facts, each a few words
 */
record Moment(
    Instant at,
    String tone,
    String what,
    @Nullable String round,
    @Nullable Duration gap,
    @Nullable String message,
    List<String> details) {

  /** The timeline, the oldest first. */
  static List<Moment> of(List<RecordedEvent> newestFirst, Wording wording) {
    List<Moment> moments = new ArrayList<>();
    RecordedEvent before = null;
    for (RecordedEvent recorded : newestFirst.reversed()) {
      moments.add(of(recorded, before, wording));
      before = recorded;
    }
    return moments;
  }

  private static Moment of(
      RecordedEvent recorded, @Nullable RecordedEvent before, Wording wording) {
    JobEvent event = recorded.event();
    boolean begins =
        before == null
            || before.event().attempt() != event.attempt()
            || before.event().revision() != event.revision();
    return new Moment(
        recorded.at(),
        tone(event),
        what(event),
        begins && event.attempt() > 0
            ? "Revision %d, attempt %d".formatted(event.revision(), event.attempt())
            : null,
        before == null ? null : Duration.between(before.at(), recorded.at()),
        event.message(),
        details(event, wording));
  }

  private static String tone(JobEvent event) {
    return switch (event.kind()) {
      case STORY_GENERATED, AUDIO_UPLOADED, STORY_READY -> "ok";
      case CLAIMED, REPUBLISHED -> "busy";
      case DEAD_LETTERED, FAILED -> "bad";
      case CREATED, REQUEUED, RETRIED, REGENERATED -> "wait";
      case CANCELLED -> "off";
    };
  }

  private static String what(JobEvent event) {
    return switch (event.kind()) {
      case CREATED -> "backfill".equals(event.by()) ? "A new scenario was found" : "Asked for";
      case CLAIMED -> "Claimed; the story stage is asked";
      case REPUBLISHED -> "Published again after a long silence";
      case STORY_GENERATED -> "Story: the text is written";
      case AUDIO_UPLOADED -> "Audio: the narration is in the bucket";
      case STORY_READY -> "Storage: the story is ready";
      case DEAD_LETTERED -> "The %s stage gave up".formatted(event.stage());
      case REQUEUED -> "Queued for another attempt";
      case FAILED -> "Failed for good";
      case CANCELLED -> "Cancelled";
      case RETRIED -> "A retry was ordered";
      case REGENERATED -> "A new revision was ordered";
    };
  }

  private static List<String> details(JobEvent event, Wording wording) {
    List<String> details = new ArrayList<>();
    if (event.by() != null) {
      details.add("by " + event.by());
    }
    if (event.code() != null) {
      details.add(event.code());
    }
    if (event.elapsedMs() != null) {
      details.add(
          event.kind().statusAfter().isPresent()
              ? wording.millis(event.elapsedMs()) + " since the claim"
              : wording.millis(event.elapsedMs()) + " of work");
    }
    if (event.cost() != null) {
      details.add(wording.money(event.cost().amount(), event.cost().currency()));
    }
    event.details().entrySet().stream()
        .filter(detail -> !(detail.getValue() instanceof Map))
        .map(detail -> words(detail.getKey(), detail.getValue(), wording))
        .forEach(details::add);
    return details;
  }

  private static String words(String name, Object value, Wording wording) {
    return switch (name) {
      case "model" -> "model " + value;
      case "durationMs" -> value instanceof Number ms ? wording.millis(ms) + " long" : "";
      case "bytes" -> value instanceof Number bytes ? wording.bytes(bytes) : "";
      case "synthesisMs", "uploadMs" ->
          value instanceof Number ms
              ? name.replace("Ms", "") + " " + wording.millis(ms)
              : name + " " + value;
      default ->
          name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT)
              + " "
              + (value instanceof Number number && !(value instanceof Double)
                  ? wording.count(number)
                  : value);
    };
  }
}
