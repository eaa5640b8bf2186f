package io.storycast.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What happened in a run. */
final class Tally {

  private final Map<Trouble, Integer> faults = new EnumMap<>(Trouble.class);
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Set<String> cutByDeath = new HashSet<>();
  private final Set<String> openWhileFrozen = new HashSet<>();
  private final List<Duration> recoveries = new ArrayList<>();
  private int deathsThatHitACall;
  private int crashPoints;

  synchronized void inflicted(Trouble trouble) {
    faults.merge(trouble, 1, Integer::sum);
  }

  /**
   * A process is gone.
   *
   * @param open calls that are open in its ledger now
   */
  synchronized void died(String how, boolean atItsPoint, Set<String> open) {
    deaths.merge(how, 1, Integer::sum);
    crashPoints += atItsPoint ? 1 : 0;
    if (cutByDeath.addAll(open)) {
      deathsThatHitACall++;
    }
  }

  synchronized void frozen(Set<String> open) {
    openWhileFrozen.addAll(open);
  }

  synchronized void recovered(Duration after) {
    recoveries.add(after);
  }

  /** Faults of the schedule and deaths at a point. */
  synchronized int total() {
    return faults.values().stream().mapToInt(Integer::intValue).sum() + crashPoints;
  }

  synchronized Map<Trouble, Integer> faults() {
    return new EnumMap<>(faults);
  }

  synchronized Map<String, Integer> deaths() {
    return new TreeMap<>(deaths);
  }

  synchronized int crashPoints() {
    return crashPoints;
  }

  synchronized int deathsThatHitACall() {
    return deathsThatHitACall;
  }

  synchronized int callsCutByDeath() {
    return cutByDeath.size();
  }

  synchronized int callsOpenWhileFrozen() {
    return openWhileFrozen.size();
  }

  /** Ascending. */
  synchronized List<Duration> recoveries() {
    List<Duration> sorted = new ArrayList<>(recoveries);
    Collections.sort(sorted);
    return sorted;
  }
}
