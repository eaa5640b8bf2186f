package io.storycast.webhook.delivering;

import io.storycast.contracts.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an endpoint can be told about; the name is the {@code type} of the body. */
public enum EventKind {
  STORY_GENERATED(EventType.STORY_GENERATED),
  AUDIO_UPLOADED(EventType.AUDIO_UPLOADED),
  STORY_READY(EventType.STORY_READY),
  STORY_FAILED(EventType.STORY_FAILED),
  JOB_CANCELLED(EventType.JOB_CANCELLED),
  /** A stage stands still: by an order, an outage, wrong settings or a spent budget. */
  STAGE_PAUSED("stage.paused"),
  STAGE_RESUMED("stage.resumed"),
  /** Sent on request only, to see that an endpoint works. */
  TEST("webhook.test");

  private final String wireName;

  /** The fact's name with dots, as Standard Webhooks writes types: {@code story.ready}. */
  EventKind(EventType fact) {
    this(fact.versionedName().replaceFirst("\\.v\\d+$", "").replace('-', '.'));
  }

  EventKind(String wireName) {
    this.wireName = wireName;
  }

  /** For example {@code story.ready}. */
  public String wireName() {
    return wireName;
  }

  /** The kind with this name. */
  public static Optional<EventKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  /** What an endpoint can choose from. */
  public static List<EventKind> choosable() {
    return Arrays.stream(values()).filter(kind -> kind != TEST).toList();
  }
}
