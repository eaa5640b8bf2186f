package io.storycast.story.writing;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.StageFailure;
import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Reading;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.writing.Completion.Ending;
import java.util.Objects;

/** Decides what an answer is worth. */
final class AnswerJudge {

  private final LanguageModel model;
  private final StoryContract contract;

  AnswerJudge(LanguageModel model, StoryContract contract) {
    this.model = model;
    this.contract = contract;
  }

  Verdict judge(StoredAnswer answer, Commission commission) {
    try {
      return judge(model.read(Objects.requireNonNull(answer.answer().body())), commission);
    } catch (StageFailure unreadable) {
      return new Verdict.Hopeless(unreadable);
    }
  }

  private Verdict judge(Completion completion, Commission commission) {
    if (completion.ending() == Ending.REFUSED) {
      return refused();
    }
    boolean cutOff = completion.ending() == Ending.CUT_OFF;
    return switch (contract.read(completion.text(), commission, cutOff)) {
      case Reading.Kept kept ->
          new Verdict.Accepted(kept.story(), completion.model(), kept.repairs(), kept.warnings());
      case Reading.Declined declined -> refused();
      case Reading.Broken broken -> broken(completion, broken);
    };
  }

  /** A cut answer that keeps the contract was accepted before: only the rest gets here. */
  private static Verdict broken(Completion completion, Reading.Broken broken) {
    if (completion.ending() == Ending.CUT_OFF) {
      return hopeless(
          ReasonCode.STORY_TRUNCATED, "The model ran out of tokens before the story ended.");
    }
    if (completion.text().isBlank()) {
      return hopeless(ReasonCode.STORY_CONTRACT_BROKEN, "The model's answer was empty.");
    }
    return new Verdict.Mendable(completion.text(), broken.violations());
  }

  private static Verdict refused() {
    return hopeless(ReasonCode.STORY_REFUSED, "The model refused to write this story.");
  }

  private static Verdict hopeless(ReasonCode reason, String message) {
    return new Verdict.Hopeless(StageFailure.of(reason, message));
  }
}
