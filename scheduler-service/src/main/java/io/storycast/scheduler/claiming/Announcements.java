package io.storycast.scheduler.claiming;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryFailed;
import io.storycast.scheduler.claiming.ClaimRun.Refused;
import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.stage.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a claim. The scenario's text is read once per revision and kept, so that a later
 * attempt publishes the same bytes; a retry after the text changed begins a new revision.
 */
public final class Announcements {

  private final JobQueue queue;
  private final Scenarios scenarios;
  private final ClaimedFacts facts;
  private final Wishes wishes;
  private final Publisher publisher;
  private final String language;

  /**
   * @param language BCP 47 tag of the stories to write
   */
  public Announcements(
      JobQueue queue,
      Scenarios scenarios,
      ClaimedFacts facts,
      Wishes wishes,
      Publisher publisher,
      String language) {
    this.queue = queue;
    this.scenarios = scenarios;
    this.facts = facts;
    this.wishes = wishes;
    this.publisher = publisher;
    this.language = language;
  }

  /** What was published. */
  record Made(
      List<Pick> claimed,
      List<Pick> republished,
      List<Refused> refused,
      List<ScenarioClaimed> firstTime) {

    Made() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  Made announce(List<Pick> picks) {
    Map<String, ScenarioClaimed> kept = facts.of(picks);
    List<Pick> unsettled =
        picks.stream().filter(pick -> !isSettled(pick, kept.get(pick.jobId()))).toList();
    Sources sources = sourcesOf(unsettled);
    Made made = new Made();
    for (Pick pick : picks) {
      ScenarioClaimed fact = kept.get(pick.jobId());
      if (fact != null && isSettled(pick, fact)) {
        publish(pick, fact, made);
      } else {
        announceFromText(pick, fact, sources, made);
      }
    }
    facts.keep(made.firstTime());
    return made;
  }

  /**
   * A kept fact is published as it is; where the text is only read aloud again, it cannot change.
   */
  private static boolean isSettled(Pick pick, @Nullable ScenarioClaimed fact) {
    return fact != null && (!pick.recheckText() || readsEarlierText(fact.options()));
  }

  private static boolean readsEarlierText(@Nullable GenerationOptions options) {
    return options != null && options.textRevision() != null;
  }

  /** What new facts are made of. */
  private record Sources(Map<String, Scenario> scenarios, Map<String, GenerationOptions> wishes) {}

  private Sources sourcesOf(List<Pick> picks) {
    return picks.isEmpty()
        ? new Sources(Map.of(), Map.of())
        : new Sources(
            scenarios.read(picks.stream().map(Pick::scenarioId).toList()),
            wishes.of(picks.stream().map(Pick::jobId).toList()));
  }

  private void announceFromText(
      Pick pick, @Nullable ScenarioClaimed fact, Sources sources, Made made) {
    Scenario scenario = sources.scenarios().get(pick.scenarioId());
    Refusal refusal = scenario == null ? Refusal.GONE : scenario.refusal().orElse(null);
    if (scenario == null || refusal != null) {
      refuse(pick, refusal == null ? Refusal.GONE : refusal, made);
      return;
    }
    if (fact != null && scenario.hasTextOf(fact)) {
      publish(pick, fact, made);
      return;
    }
    Pick fresh = fact == null ? pick : queue.beginRevision(pick, scenario.slug());
    ScenarioClaimed first = factOf(fresh, scenario, sources.wishes().get(pick.jobId()));
    made.firstTime().add(first);
    publish(fresh, first, made);
  }

  private ScenarioClaimed factOf(
      Pick pick, Scenario scenario, @Nullable GenerationOptions options) {
    return new ScenarioClaimed(
        pick.jobId(),
        scenario.id(),
        pick.revision(),
        scenario.slug(),
        scenario.title(),
        scenario.seedText(),
        language,
        options,
        pick.at());
  }

  private void publish(Pick pick, ScenarioClaimed fact, Made made) {
    if (pick.again()) {
      publisher.publishAgain(fact, pick.attempt());
      made.republished().add(pick);
    } else {
      publisher.publish(fact, pick.attempt());
      made.claimed().add(pick);
    }
  }

  private void refuse(Pick pick, Refusal refusal, Made made) {
    queue.refuse(pick, refusal);
    publisher.publish(
        new StoryFailed(
            pick.jobId(),
            pick.scenarioId(),
            pick.revision(),
            pick.attempt(),
            pick.slug(),
            JobStage.STORY.code(),
            refusal.reason().code(),
            refusal.message(),
            pick.at()),
        pick.attempt());
    made.refused().add(new Refused(pick, refusal));
  }
}
