package io.storycast.story.contract;

/** Answers of models, for tests. */
public final class Answers {

  /** A title that a story of {@link #anyStory()} has. */
  public static final String TITLE = "The Umbrella";

  /** The body of {@link #anyStory()}. */
  public static final String BODY =
      "Mei ran for the bus.\n\n*It is going to pour,* she thought, and so it did.";

  private Answers() {}

  /** An answer that keeps the contract. */
  public static String anyStory() {
    return storyWith(TITLE, BODY.replace("\n", "\\n"));
  }

  /** An answer with this title and body, both as they stand between the quotes of JSON. */
  public static String storyWith(String title, String body) {
    return storyWith(title, body, phrase("run for", "hurry to catch", "赶", "phrasal verb"));
  }

  /** An answer with these key phrases, each a JSON object. */
  public static String storyWith(String title, String body, String... phrases) {
    return "{\"title\": \"%s\", \"bodyMarkdown\": \"%s\", \"keyPhrases\": [%s]}"
        .formatted(title, body, String.join(", ", phrases));
  }

  /** A key phrase as a JSON object. */
  public static String phrase(String phrase, String english, String chinese, String type) {
    return "{\"phrase\": \"%s\", \"meaningEn\": \"%s\", \"meaningZh\": \"%s\", \"type\": \"%s\"}"
        .formatted(phrase, english, chinese, type);
  }
}
