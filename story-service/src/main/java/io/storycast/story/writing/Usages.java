package io.storycast.story.writing;

import io.storycast.contracts.TokenUsage;
import io.storycast.stage.CallLedger.Units;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up tokens. A sum with an unknown part is unknown, never too small. */
final class Usages {

  private Usages() {}

  static @Nullable TokenUsage sum(List<Units> answers) {
    Integer prompt = sum(answers, Units::promptTokens);
    Integer completion = sum(answers, Units::completionTokens);
    if (prompt == null && completion == null) {
      return null;
    }
    Integer total = prompt == null || completion == null ? null : prompt + completion;
    return new TokenUsage(prompt, completion, total);
  }

  private static @Nullable Integer sum(
      List<Units> answers, Function<Units, @Nullable Integer> part) {
    int sum = 0;
    for (Units answer : answers) {
      Integer tokens = part.apply(answer);
      if (tokens == null) {
        return null;
      }
      sum += tokens;
    }
    return sum;
  }
}
