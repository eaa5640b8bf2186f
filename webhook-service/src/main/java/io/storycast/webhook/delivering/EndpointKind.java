package io.storycast.webhook.delivering;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** In what form an endpoint is told. */
public enum EndpointKind {
  /** Signed JSON as Standard Webhooks has it. */
  STANDARD,
  /** A message for a Slack incoming webhook. */
  SLACK,
  /** A message for a Discord webhook. */
  DISCORD;

  /** The name on the wire, for example {@code slack}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people read it. Then its address is a secret, for whoever knows it can post there. */
  public boolean isChat() {
    return this != STANDARD;
  }

  /** What it is told when nobody chose: everything, or for a chat what needs somebody's help. */
  public Set<EventKind> usualEvents() {
    return isChat()
        ? EnumSet.of(EventKind.STORY_FAILED, EventKind.STAGE_PAUSED, EventKind.STAGE_RESUMED)
        : EnumSet.copyOf(EventKind.choosable());
  }

  /** The kind with this name. */
  public static Optional<EndpointKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
