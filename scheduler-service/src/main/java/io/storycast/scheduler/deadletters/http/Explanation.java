package io.storycast.scheduler.deadletters.http;

import io.storycast.contracts.ReasonCode;
import java.util.Arrays;

/** What a reason code means, and what to do about it. */
record Explanation(String meaning, String remedy) {

  private static final Explanation UNKNOWN =
      new Explanation(
          "The record does not say why in a code of Storycast; the message and the exception may.",
          "Read the exception and the headers. Mend the consumer that gave up, then replay.");

  static Explanation of(String code) {
    return Arrays.stream(ReasonCode.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .map(reason -> new Explanation(reason.meaning(), reason.remedy()))
        .orElse(UNKNOWN);
  }
}
