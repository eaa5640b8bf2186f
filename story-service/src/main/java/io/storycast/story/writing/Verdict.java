package io.storycast.story.writing;

import io.storycast.stage.StageFailure;
import io.storycast.story.contract.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer is worth. */
sealed interface Verdict {

  /**
   * It is a story.
   *
   * @param model the model as the answer names it, if it does
   * @param repairs the local repairs that it needed
   * @param warnings the rules it breaks that only warn
   */
  record Accepted(Story story, @Nullable String model, List<String> repairs, List<String> warnings)
      implements Verdict {}

  /** It breaks the contract, and the model may be asked to mend it. */
  record Mendable(String text, List<String> violations) implements Verdict {}

  /** Asking to mend it would be money lost. */
  record Hopeless(StageFailure failure) implements Verdict {}
}
