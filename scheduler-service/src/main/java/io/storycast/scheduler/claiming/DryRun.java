package io.storycast.scheduler.claiming;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what a run would claim now, and what that might cost; changes no row. */
public final class DryRun {

  private final JobQueue queue;
  private final Scenarios scenarios;
  private final ClaimRules rules;
  private final CostModel costs;

  public DryRun(JobQueue queue, Scenarios scenarios, ClaimRules rules, CostModel costs) {
    this.queue = queue;
    this.scenarios = scenarios;
    this.rules = rules;
    this.costs = costs;
  }

  /**
   * What would happen.
   *
   * @param claimed what would be claimed, in this order
   * @param refused what would fail at the claim
   * @param room the room as it is now
   */
  public record Answer(
      int limit,
      List<Candidate> claimed,
      List<Refused> refused,
      CostModel.Estimate estimate,
      Room room,
      Optional<Shortfall> shortfall) {}

  /** A job that would fail at the claim. */
  public record Refused(Candidate candidate, Refusal refusal) {}

  /**
   * The answer for a run with this limit.
   *
   * @throws ContentTablesMissing when the content tables are not there
   */
  public Answer of(int limit) {
    Room room = queue.room();
    int allowed = room.within(rules, limit);
    List<Candidate> candidates = queue.candidates(allowed);
    Map<String, Scenario> texts =
        scenarios.read(candidates.stream().map(Candidate::scenarioId).toList());
    List<Refused> refused =
        candidates.stream().flatMap(candidate -> refusal(candidate, texts).stream()).toList();
    List<Candidate> claimed =
        candidates.stream().filter(candidate -> refusal(candidate, texts).isEmpty()).toList();
    return new Answer(
        limit,
        claimed,
        refused,
        estimate(claimed, texts),
        room,
        Shortfall.of(limit, allowed, candidates.size(), refused.size(), room.tightest(rules)));
  }

  private static Optional<Refused> refusal(Candidate candidate, Map<String, Scenario> texts) {
    Scenario scenario = texts.get(candidate.scenarioId());
    Optional<Refusal> refusal = scenario == null ? Optional.of(Refusal.GONE) : scenario.refusal();
    return refusal.map(why -> new Refused(candidate, why));
  }

  private CostModel.Estimate estimate(List<Candidate> claimed, Map<String, Scenario> texts) {
    long characters =
        claimed.stream()
            .map(candidate -> texts.get(candidate.scenarioId()))
            .mapToLong(scenario -> scenario == null ? 0 : scenario.characters())
            .sum();
    return costs.estimate(claimed.size(), characters);
  }
}
