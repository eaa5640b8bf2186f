package io.storycast.contracts;

import java.time.Instant;

/**
 * Something that happened to one revision of one story.
 *
 * <p>A fact published twice has the same id and the same bytes, see {@link EventIds}.
 */
public sealed interface Fact extends Event
    permits ScenarioClaimed, StoryGenerated, AudioUploaded, StoryReady, StoryFailed, JobCancelled {

  /** The job in the scheduler's job table that asked for this story. */
  String jobId();

  /** The scenario's id in the content database: identity and ordering key of every fact. */
  String scenarioId();

  /** The version of the story, from 1; grows only when somebody asks for a new version. */
  int revision();

  /** The scenario's slug when it was claimed. */
  String slug();

  /** When it happened; equal in every copy of the same fact. */
  Instant occurredAt();

  @Override
  default String key() {
    return scenarioId();
  }
}
