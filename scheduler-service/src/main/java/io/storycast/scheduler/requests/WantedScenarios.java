package io.storycast.scheduler.requests;

import io.storycast.scheduler.requests.JobRequest.Subject;
import java.util.List;

/** The site's scenarios, as requests name or bring them. Called inside a transaction. */
public interface WantedScenarios {

  /**
   * The scenarios that are named; several only if they share a slug.
   *
   * @throws io.storycast.scheduler.claiming.ContentTablesMissing when the tables are not there
   */
  List<Found> find(Subject subject);

  /** The columns that must be filled and cannot be; empty when a scenario can be added. */
  List<String> unfillable();

  /** The slugs that begin with this one. */
  List<String> slugsLike(String slug);

  /** Adds a scenario with a free slug. Needs {@link #lockSlugs}. */
  Found add(String slug, String title, String seedText);

  /** Until the transaction ends nobody else adds a scenario through here. */
  void lockSlugs();

  /**
   * A scenario.
   *
   * @param hasStory whether a story exists already
   */
  record Found(String id, String slug, boolean hasStory) {}
}
