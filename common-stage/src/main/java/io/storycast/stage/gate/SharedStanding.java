package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.gate.Breakers.Change;
import io.storycast.stage.gate.Breakers.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What this process knows of the stage's standing, and its way to change it for all. */
public final class SharedStanding {

  private final Breakers breakers;
  private final GateJournal journal;
  private final List<BiConsumer<Standing, Standing>> listeners = new ArrayList<>();
  private final Lock looking = new ReentrantLock();
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

  /** Looks again; one look at a time, so that an earlier one never overrules a later one. */
  Standing refresh() {
    looking.lock();
    try {
      Standing seen = breakers.look();
      return adopt(before -> before.map(old -> seen.with(old.elsewhere())).orElse(seen));
    } finally {
      looking.unlock();
    }
  }

  /** Takes in what other sources say. */
  void pausedElsewhere(List<Pause> pauses) {
    known.ifPresent(
        before -> {
          pauses.stream().filter(one -> !isIn(before.elsewhere(), one)).forEach(journal::paused);
          before.elsewhere().stream().filter(one -> !isIn(pauses, one)).forEach(journal::resumed);
          adopt(now -> now.orElse(before).with(pauses));
        });
  }

  /** Changes a breaker for all processes. */
  Change change(String dependency, Transition transition) {
    Change change = breakers.change(dependency, transition);
    if (change.happened() && change.changedPhase()) {
      journal.changed(change);
    }
    if (known.isPresent()) {
      adopt(now -> now.orElseThrow().with(change.after()));
    }
    return change;
  }

  boolean workIsDue(Duration within) {
    return breakers.workIsDue(within);
  }

  private synchronized Standing adopt(Function<Optional<Standing>, Standing> news) {
    Standing now = news.apply(known);
    Standing before = known.orElse(now);
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
    return pauses.stream().anyMatch(one -> Standing.isTheSame(one, sought));
  }
}
