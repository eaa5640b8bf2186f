package io.storycast.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that anyone can compute again: a UUID version 5 (RFC 9562) of {@link #NAMESPACE} and the name
 * {@code type|scenarioId|revision}. A failure and a cancellation may happen to one revision more
 * than once, so their names end with {@code |attempt}.
 */
public final class EventIds {

  /** The version 5 UUID of the name {@code https://schemas.storycast.io/} in the URL namespace. */
  public static final UUID NAMESPACE =
      version5(
          UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://schemas.storycast.io/");

  private EventIds() {}

  /** The {@code ce_id} of an event. */
  public static UUID of(Event event) {
    String type = EventType.of(event).type();
    return switch (event) {
      case StoryFailed failed -> of(type, failed, "|" + failed.attempt());
      case JobCancelled cancelled -> of(type, cancelled, "|" + cancelled.attempt());
      case Fact fact -> of(type, fact, "");
      case StageControl control ->
          version5(NAMESPACE, type + "|" + control.stage() + "|" + control.orderedAt());
      case StageStatus status ->
          version5(NAMESPACE, type + "|" + status.key() + "|" + status.reportedAt());
    };
  }

  private static UUID of(String type, Fact fact, String suffix) {
    return version5(NAMESPACE, type + "|" + fact.scenarioId() + "|" + fact.revision() + suffix);
  }

  static UUID version5(UUID namespace, String name) {
    byte[] hash =
        sha1()
            .digest(
                ByteBuffer.allocate(16 + name.getBytes(StandardCharsets.UTF_8).length)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .put(name.getBytes(StandardCharsets.UTF_8))
                    .array());
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
