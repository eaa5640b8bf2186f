package io.storycast.scheduler.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Kafka record's content, byte for byte. */
public record LetterRecord(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  public LetterRecord {
    headers = List.copyOf(headers);
  }

  /** One header; a name may come several times. */
  public record Header(String name, byte @Nullable [] value) {}

  @Override
  public String toString() {
    return "LetterRecord[%d headers]".formatted(headers.size());
  }
}
