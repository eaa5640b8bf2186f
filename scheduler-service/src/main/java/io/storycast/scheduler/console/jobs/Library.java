package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.stories.Stories;
import io.storycast.scheduler.stories.StoriesMissing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the text and the files of a job's story. */
@Component
class Library {

  private final Stories stories;
  private final Assets assets;

  Library(Stories stories, Assets assets) {
    this.stories = stories;
    this.assets = assets;
  }

  /** The text as the site has it, and the files of the present revision, else of the newest. */
  Reading of(Job job) {
    List<Asset> files = assets.of(job.id(), job.revision());
    return Reading.of(
        story(job.slug()), files.isEmpty() ? assets.ofScenario(job.scenarioId()) : files);
  }

  private Stories.@Nullable Story story(String slug) {
    try {
      return stories.bySlug(slug).orElse(null);
    } catch (StoriesMissing missing) {
      return null; // storage-service has not created the tables yet
    }
  }
}
