package io.storycast.scheduler.jobtable;

/** How far the work on a revision has come, in this order. */
public enum Milestone {
  /** The text exists. */
  STORY_GENERATED,
  /** The narration is in the bucket. */
  AUDIO_UPLOADED,
  /** Both are in the content tables. */
  STORY_READY,
  /** A person stopped the job. */
  CANCELLED;

  /** The number in the database, from 1. */
  public int rank() {
    return ordinal() + 1;
  }

  /** The milestone with this number. */
  public static Milestone ofRank(int rank) {
    return values()[rank - 1];
  }
}
