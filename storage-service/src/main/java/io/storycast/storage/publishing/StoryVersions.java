package io.storycast.storage.publishing;

/** What the sink knows of every story. Every call belongs to one of {@link Transactions}. */
public interface StoryVersions {

  /**
   * Waits until no other transaction works on this scenario, and keeps others out until this one
   * ends.
   */
  ShownStory lock(String scenarioId);

  /** Remembers what readers see from now on. */
  void show(ShownStory shown);

  /** What is known of a revision. */
  StoryVersion find(String scenarioId, int revision);

  /** Keeps what is known of a revision. */
  void save(StoryVersion version);
}
