package io.storycast.scheduler.jobs.http;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.jobs.Recipe;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a revision is made from.
 *
 * @param models by stage, of the stages that told theirs
 * @param voice null before the narration is there
 */
record RecipeView(@Nullable PromptView prompt, Map<String, String> models, @Nullable String voice) {

  /**
   * @param title the scenario's, not the story's
   * @param language null before the claim
   * @param options what was asked for beyond the defaults; null when nothing was
   * @param frozen false: the scenario as it is now, which the claim will take
   */
  record PromptView(
      String title,
      String seedText,
      @Nullable String language,
      @Nullable GenerationOptions options,
      boolean frozen) {

    static PromptView of(Recipe.Prompt prompt) {
      return new PromptView(
          prompt.title(), prompt.seedText(), prompt.language(), prompt.options(), prompt.frozen());
    }
  }

  static RecipeView of(Recipe recipe) {
    return new RecipeView(
        recipe.prompt() == null ? null : PromptView.of(recipe.prompt()),
        recipe.models(),
        recipe.voice());
  }
}
