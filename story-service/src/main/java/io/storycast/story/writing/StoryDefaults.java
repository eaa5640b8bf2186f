package io.storycast.story.writing;

/** What a job gets that does not ask for anything else. */
public record StoryDefaults(String level, int targetWords, String tone, String audience) {

  /** A page and a half for intermediate readers. */
  public static final StoryDefaults PLAIN = new StoryDefaults("B1", 400, "narrative", "adults");
}
