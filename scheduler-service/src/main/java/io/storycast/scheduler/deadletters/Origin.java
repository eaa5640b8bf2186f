package io.storycast.scheduler.deadletters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who wrote a dead letter. */
public enum Origin {
  /** A service of ours, with all its headers. */
  STORYCAST,
  /** A consumer built with Spring for Apache Kafka. */
  SPRING,
  /** Anybody else. */
  FOREIGN;

  /** The name in the table and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The origin with this code, if there is one. */
  public static Optional<Origin> ofCode(String code) {
    return Arrays.stream(values()).filter(origin -> origin.code().equals(code)).findFirst();
  }
}
