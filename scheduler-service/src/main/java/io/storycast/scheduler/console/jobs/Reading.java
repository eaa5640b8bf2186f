package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.assets.AssetKind;
import io.storycast.scheduler.stories.Stories.Phrase;
import io.storycast.scheduler.stories.Stories.Story;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The story to read and to hear.
 *
 * @param html the text, in which HTML of the story is text; null when there is none yet
 * @param audio the address of the narration on this server; null when there is none
 * @param timings the address of its timings; null when there are none
 */
record Reading(
    @Nullable String html, @Nullable String audio, @Nullable String timings, List<Phrase> phrases) {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  static Reading of(@Nullable Story story, List<Asset> files) {
    String body = story == null ? null : story.body();
    return new Reading(
        body == null ? null : html(body),
        address(files, AssetKind.AUDIO),
        address(files, AssetKind.TIMINGS),
        story == null ? List.of() : story.phrases());
  }

  /** Whether there is anything to show. */
  public boolean present() {
    return html != null || audio != null;
  }

  /** Images would be asked for from elsewhere: they become their words. */
  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown.replace("![", "\\![")));
  }

  private static @Nullable String address(List<Asset> files, AssetKind kind) {
    return files.stream()
        .filter(file -> file.kind() == kind)
        .findFirst()
        .map(file -> "/admin/files/" + file.id())
        .orElse(null);
  }
}
