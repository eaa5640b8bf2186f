package io.storycast.story.writing;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.StageFailure;
import io.storycast.story.contract.Reading;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.writing.Completion.Ending;
import java.util.Objects;
import java.util.regex.Pattern;

/** Decides what an answer is worth. */
final class AnswerJudge {

  /** Models without a refusal field apologise in prose. */
  private static final Pattern APOLOGY =
      Pattern.compile(
          "\\A\\W*(I['’]?m (very |really )?sorry|I am sorry|sorry,|I can(['’]t|not)|I['’]?m (unable|not able)"
              + "|I am (unable|not able)|抱歉|对不起|很抱歉|我无法|我不能)",
          Pattern.CASE_INSENSITIVE);

  private final LanguageModel model;
  private final StoryContract contract;

  AnswerJudge(LanguageModel model, StoryContract contract) {
    this.model = model;
    this.contract = contract;
  }

  Verdict judge(StoredAnswer answer) {
    try {
      return judge(model.read(Objects.requireNonNull(answer.answer().body())));
    } catch (StageFailure unreadable) {
      return new Verdict.Hopeless(unreadable);
    }
  }

  private Verdict judge(Completion completion) {
    if (completion.ending() == Ending.REFUSED) {
      return hopeless(ReasonCode.STORY_REFUSED, "The model refused to write this story.");
    }
    return switch (contract.read(completion.text())) {
      case Reading.Kept kept ->
          new Verdict.Accepted(kept.story(), completion.model(), kept.repairs());
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
    if (completion.text().indexOf('{') < 0 && APOLOGY.matcher(completion.text()).find()) {
      return hopeless(ReasonCode.STORY_REFUSED, "The model refused to write this story.");
    }
    return new Verdict.Mendable(completion.text(), broken.violations());
  }

  private static Verdict hopeless(ReasonCode reason, String message) {
    return new Verdict.Hopeless(StageFailure.of(reason, message));
  }
}
