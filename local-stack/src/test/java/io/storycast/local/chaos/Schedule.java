package io.storycast.local.chaos;

import io.storycast.local.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Draws faults: equal seeds give equal draws. Every kind comes once before any is repeated. */
final class Schedule {

  static final String POSTGRES = "postgres";
  static final String KAFKA = "kafka";
  static final String S3 = "s3";
  static final String LANGUAGE_MODEL = "language-model";
  static final String SPEECH = "speech";
  static final String RECORDS = "records";

  private static final List<String> DEPENDENCIES =
      List.of(POSTGRES, KAFKA, S3, LANGUAGE_MODEL, SPEECH);

  private final Random random;
  private final Deque<Trouble> onceEach;

  Schedule(long seed) {
    random = new Random(seed);
    List<Trouble> kinds = new ArrayList<>(List.of(Trouble.values()));
    Collections.shuffle(kinds, random);
    onceEach = new ArrayDeque<>(kinds);
  }

  Spell next() {
    Trouble trouble = onceEach.isEmpty() ? drawn() : onceEach.poll();
    return new Spell(trouble, target(trouble), length(trouble));
  }

  /** Until the next fault begins. */
  Duration pause() {
    return Duration.ofMillis(random.nextLong(700, 2600));
  }

  private Trouble drawn() {
    int ticket = random.nextInt(Arrays.stream(Trouble.values()).mapToInt(Trouble::weight).sum());
    for (Trouble trouble : Trouble.values()) {
      ticket -= trouble.weight();
      if (ticket < 0) {
        return trouble;
      }
    }
    throw new AssertionError("the weights do not add up");
  }

  private String target(Trouble trouble) {
    return switch (trouble) {
      case KILL, TERMINATED, FREEZE -> one(Service.PIPELINE).serviceName();
      case POSTGRES_RESTART, BACKENDS_TERMINATED, CONNECTIONS_EXHAUSTED -> POSTGRES;
      case KAFKA_RESTART -> KAFKA;
      case CUT, REFUSED, HALF_OPEN, MUTE, SLOW, THROTTLED -> one(DEPENDENCIES);
      case RATE_LIMITED, PROVIDER_DOWN, TRUNCATED, PROVIDER_HANGS, PROVIDER_SLOW ->
          one(List.of(LANGUAGE_MODEL, SPEECH));
      case DUPLICATES -> RECORDS;
    };
  }

  private Duration length(Trouble trouble) {
    return switch (trouble) {
      // The lease of the suite is 2 s, and the dead are looked for every second.
      case FREEZE -> Duration.ofMillis(random.nextLong(3500, 5000));
      case POSTGRES_RESTART, KAFKA_RESTART, DUPLICATES -> Duration.ofMillis(random.nextLong(1500));
      case KILL, TERMINATED, CUT, BACKENDS_TERMINATED -> Duration.ZERO;
      default -> Duration.ofMillis(random.nextLong(800, 3000));
    };
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
