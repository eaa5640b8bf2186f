package io.storycast.story.model;

import io.storycast.stage.StageFailure;
import io.storycast.stage.provider.ProviderRefusal;
import java.util.regex.Pattern;

/**
 * Recognises a refusal of the way JSON was asked for. Nothing was generated then, so nothing was
 * paid: the same question may be asked in another way at once.
 */
final class ModeRefusal {

  /** SiliconFlow: "Json mode is not supported for this model." */
  private static final String JSON_MODE_UNSUPPORTED = "20024";

  private static final Pattern ABOUT_THE_MODE =
      Pattern.compile(
          "response_?format|json[ _-]?(mode|schema|object)|structured[ _-]?outputs?|guided[ _-]json",
          Pattern.CASE_INSENSITIVE);

  private ModeRefusal() {}

  static boolean isBehind(StageFailure failure) {
    return ProviderRefusal.behind(failure).filter(ModeRefusal::isOne).isPresent();
  }

  private static boolean isOne(ProviderRefusal refusal) {
    return switch (refusal.status()) {
      case 400, 422, 501 ->
          refusal.code().filter(JSON_MODE_UNSUPPORTED::equals).isPresent()
              || ABOUT_THE_MODE.matcher(refusal.message()).find();
      // DeepInfra answers json_object with it.
      case 405 -> true;
      default -> false;
    };
  }
}
