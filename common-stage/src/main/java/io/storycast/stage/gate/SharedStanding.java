package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.gate.Breakers.Change;
import io.storycast.stage.gate.Breakers.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What this process knows of the stage's standing, and its way to change it for all. */
public final class SharedStanding {

  private final Breakers breakers;
  private final GateJournal journal;
  private final List<BiConsumer<Standing, Standing>> listeners = new ArrayList<>();
  private volatile Optional<Standing> known = Optional.empty();

  public SharedStanding(Breakers breakers, GateJournal journal) {
    this.breakers = breakers;
    this.journal = journal;
  }

  /** Hears what was known and what is known now, whenever that changes; registered at start. */
  public void onChange(BiConsumer<Standing, Standing> listener) {
    listeners.add(listener);
  }

  /** What is known; empty before the first look, when nothing may begin. */
  public Optional<Standing> known() {
    return known;
  }

  Breaker breaker(String dependency) {
    return known
        .map(standing -> standing.breaker(dependency))
        .orElseGet(() -> Breaker.unknown(dependency));
  }

  /** Looks again. */
  Standing refresh() {
    Standing seen = breakers.look();
    return adopt(known.map(before -> seen.with(before.elsewhere())).orElse(seen));
  }

  /** Takes in what other sources say. */
  void pausedElsewhere(List<Pause> pauses) {
    known.ifPresent(
        before -> {
          pauses.stream().filter(one -> !isIn(before.elsewhere(), one)).forEach(journal::paused);
          before.elsewhere().stream().filter(one -> !isIn(pauses, one)).forEach(journal::resumed);
          adopt(before.with(pauses));
        });
  }

  /** Changes a breaker for all processes. */
  Change change(String dependency, Transition transition) {
    Change change = breakers.change(dependency, transition);
    if (change.happened() && change.changedPhase()) {
      journal.changed(change);
    }
    known.ifPresent(before -> adopt(before.with(change.after())));
    return change;
  }

  boolean workIsDue(java.time.Duration within) {
    return breakers.workIsDue(within);
  }

  private synchronized Standing adopt(Standing seen) {
    Standing before = known.orElse(seen);
    Standing now = seen;
    for (Breaker mine : before.breakers().values()) {
      now = now.with(mine); // whichever is newer
    }
    known = Optional.of(now);
    for (BiConsumer<Standing, Standing> listener : listeners) {
      listener.accept(before, now);
    }
    return now;
  }

  private static boolean isIn(List<Pause> pauses, Pause sought) {
    return pauses.stream()
        .anyMatch(one -> one.cause() == sought.cause() && one.since().equals(sought.since()));
  }
}
