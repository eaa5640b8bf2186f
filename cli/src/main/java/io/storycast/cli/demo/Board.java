package io.storycast.cli.demo;

import io.storycast.cli.api.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How far each scenario of the demo is. Safe to use from several threads. */
public final class Board {

  private final Map<String, Episode> episodes = new LinkedHashMap<>();

  /** A board on which everything waits. */
  public Board(Collection<String> slugs) {
    slugs.forEach(slug -> episodes.put(slug, Episode.waiting(slug)));
  }

  /** Takes over what the API says; returns the stories that became ready with this. */
  synchronized List<Job> update(Collection<Job> jobs) {
    List<Job> newlyReady = new ArrayList<>();
    for (Job job : jobs) {
      Episode before = episodes.get(job.slug());
      if (before != null) {
        if (job.isReady() && (before.job() == null || !before.job().isReady())) {
          newlyReady.add(job);
        }
        episodes.put(before.slug(), before.with(job));
      }
    }
    return newlyReady;
  }

  synchronized void change(String slug, UnaryOperator<Episode> change) {
    episodes.computeIfPresent(slug, (key, episode) -> change.apply(episode));
  }

  /** All of them, in the order of the file. */
  public synchronized List<Episode> episodes() {
    return List.copyOf(episodes.values());
  }

  /** How many there are of a kind. */
  public long count(Predicate<Episode> kind) {
    return episodes().stream().filter(kind).count();
  }

  /** Whether nothing more is to be expected of any. */
  public boolean isFinished() {
    return episodes().stream().allMatch(Episode::isFinished);
  }

  /** The counts in one line, for example {@code 3 of 26 ready, 2 writing, 20 waiting, 1 failed}. */
  public String summary() {
    List<Episode> all = episodes();
    Map<String, Long> counts = new LinkedHashMap<>();
    all.stream()
        .filter(Episode::isAtWork)
        .forEach(episode -> counts.merge(episode.step(), 1L, Long::sum));
    counts.put("waiting", count(episode -> !episode.isFinished() && !episode.isAtWork()));
    counts.put("failed", count(Episode::isFailed));
    counts.values().removeIf(number -> number == 0);
    StringBuilder summary =
        new StringBuilder("%d of %d ready".formatted(count(Episode::isReady), all.size()));
    counts.forEach((step, number) -> summary.append(", %d %s".formatted(number, step)));
    return summary.toString();
  }
}
