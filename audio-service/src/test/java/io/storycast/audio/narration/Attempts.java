package io.storycast.audio.narration;

import io.storycast.stage.Attempt;
import java.util.function.BooleanSupplier;

/** Attempts of a stage. */
public record Attempts(int number, BooleanSupplier isCancelled) implements Attempt {

  public static Attempt first() {
    return new Attempts(1, () -> false);
  }

  @Override
  public boolean cancelled() {
    return isCancelled.getAsBoolean();
  }
}
