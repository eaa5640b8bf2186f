package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of one dependency, as all processes of the stage share it. It changes by making a new
 * one from the old; a change that does not apply returns the same object.
 *
 * @param past when it was down lately, oldest first
 * @param changedAt when it became what it is
 * @param version grows with every change
 */
public record Breaker(
    String dependency, Phase phase, List<Spell> past, Instant changedAt, long version) {

  private static final int REMEMBERED = 20;

  /** Processes know the database's time only about. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /** Closed, open or half-open. */
  public sealed interface Phase {}

  /** The dependency works, as far as anybody knows. */
  public record Closed() implements Phase {}

  /** The dependency is down: nobody calls it before the next probe. */
  public record Open(Outage outage) implements Phase {}

  /** The dependency may be back: a few call it. */
  public record HalfOpen(Outage outage, Probing probing) implements Phase {}

  /**
   * A time in which the dependency was down.
   *
   * @param since its first failure
   * @param until when it was found to be up again
   */
  public record Spell(Instant since, Instant until) {}

  /**
   * Why and since when it is down.
   *
   * @param reasonCode of the latest failure
   * @param since the first failure of this bad spell
   * @param openedAt when the stage stood still first
   * @param probeAt when it is tried again
   * @param pause how long it is left alone
   */
  public record Outage(
      Cause cause,
      String reasonCode,
      String message,
      Instant since,
      Instant openedAt,
      Instant probeAt,
      Duration pause) {

    /** The same outage after another failure. */
    Outage again(Failure failure, BreakerSettings settings, Instant now) {
      Duration next = settings.waits(failure.cause()).after(pause);
      return new Outage(
          failure.cause(),
          failure.reasonCode(),
          failure.message(),
          since,
          openedAt,
          now.plus(longer(next, failure.asked())),
          next);
    }

    Outage since(Instant earlier) {
      return new Outage(cause, reasonCode, message, earlier, openedAt, probeAt, pause);
    }
  }

  /**
   * What a failure says about the dependency.
   *
   * @param asked how long the dependency asked to be left alone; zero when it did not
   */
  public record Failure(Cause cause, String reasonCode, String message, Duration asked) {}

  /**
   * A slow start: how many may work, and what came of it.
   *
   * @param round tells this half-open time from all others
   * @param allowed how many may work at once, over all processes
   * @param granted how many do
   */
  public record Probing(long round, int allowed, int granted, int successes, int failures) {

    Probing withGranted(int number) {
      return new Probing(round, allowed, Math.max(0, number), successes, failures);
    }

    Probing afterSuccess() {
      return new Probing(round, allowed + 2, Math.max(0, granted - 1), successes + 1, failures);
    }

    Probing afterFailure() {
      return new Probing(
          round, Math.max(1, allowed / 2), Math.max(0, granted - 1), successes, failures + 1);
    }

    /** Whether one more failure makes too many of them. */
    boolean cannotBear(int failureRate) {
      int failed = failures + 1;
      return failed * 100 >= failureRate * (failed + successes);
    }
  }

  public Breaker {
    past = List.copyOf(past);
  }

  /** A dependency nobody has heard of. */
  public static Breaker unknown(String dependency) {
    return new Breaker(dependency, new Closed(), List.of(), Instant.EPOCH, 0);
  }

  public boolean closed() {
    return phase instanceof Closed;
  }

  /** The outage, while it lasts. */
  public Optional<Outage> outage() {
    return switch (phase) {
      case Closed() -> Optional.empty();
      case Open open -> Optional.of(open.outage());
      case HalfOpen half -> Optional.of(half.outage());
    };
  }

  /** The slow start, while it lasts. */
  public Optional<Probing> probing() {
    return phase instanceof HalfOpen half ? Optional.of(half.probing()) : Optional.empty();
  }

  /** Whether it was down then, or is down since then. */
  public boolean wasDownAt(Instant then) {
    Instant about = then.plus(SLACK);
    return past.stream()
            .anyMatch(spell -> !about.isBefore(spell.since()) && !then.isAfter(spell.until()))
        || outage().filter(outage -> !about.isBefore(outage.since())).isPresent();
  }

  /** It is down since then; where that is known already, only an earlier beginning is news. */
  Breaker opened(Failure failure, Instant since, BreakerSettings settings, Instant now) {
    if (!closed()) {
      return downSince(since);
    }
    Duration wait = settings.waits(failure.cause()).first();
    Instant probeAt = now.plus(longer(wait, failure.asked()));
    return to(
        new Open(
            new Outage(
                failure.cause(),
                failure.reasonCode(),
                failure.message(),
                since,
                now,
                probeAt,
                wait)),
        now);
  }

  /** The outage began earlier than was known. */
  Breaker downSince(Instant since) {
    return switch (phase) {
      case Open(Outage outage) when since.isBefore(outage.since()) ->
          to(new Open(outage.since(since)), changedAt);
      case HalfOpen(Outage outage, Probing probing) when since.isBefore(outage.since()) ->
          to(new HalfOpen(outage.since(since), probing), changedAt);
      default -> this;
    };
  }

  /** Tries it again when its time has come: one at first. */
  Breaker probed(Instant now) {
    return phase instanceof Open(Outage outage) && !now.isBefore(outage.probeAt())
        ? to(new HalfOpen(outage, new Probing(version + 1, 1, 0, 0, 0)), now)
        : this;
  }

  /** Lets one more begin, if there is room. */
  Breaker granted(Instant now) {
    return phase instanceof HalfOpen(Outage outage, Probing probing)
            && probing.granted() < probing.allowed()
        ? to(new HalfOpen(outage, probing.withGranted(probing.granted() + 1)), now)
        : this;
  }

  /** One that was let through succeeded: two more may begin, or it is up again. */
  Breaker succeeded(long round, BreakerSettings settings, Instant now) {
    if (!(phase instanceof HalfOpen(Outage outage, Probing probing)) || probing.round() != round) {
      return this;
    }
    Probing after = probing.afterSuccess();
    return after.successes() >= settings.successes()
        ? closedAfter(outage, now)
        : to(new HalfOpen(outage, after), now);
  }

  /**
   * One that was let through failed.
   *
   * @param suspect it has failed in this outage before: where others succeed, it tells nothing new
   */
  Breaker failed(
      long round, boolean suspect, Failure failure, BreakerSettings settings, Instant now) {
    if (!(phase instanceof HalfOpen(Outage outage, Probing probing)) || probing.round() != round) {
      return this;
    }
    if (suspect && probing.successes() > 0) {
      return released(round, now);
    }
    return probing.cannotBear(settings.failureRate())
        ? to(new Open(outage.again(failure, settings, now)), now)
        : to(new HalfOpen(outage, probing.afterFailure()), now);
  }

  /** One that was let through ended without a word about the dependency. */
  Breaker released(long round, Instant now) {
    return phase instanceof HalfOpen(Outage outage, Probing probing) && probing.round() == round
        ? to(new HalfOpen(outage, probing.withGranted(probing.granted() - 1)), now)
        : this;
  }

  /**
   * Takes back what was granted to processes that died: no more can be at work than these.
   *
   * @param quiet nothing has changed for this long
   */
  Breaker reclaimed(int working, Duration quiet, Instant now) {
    return phase instanceof HalfOpen(Outage outage, Probing probing)
            && probing.granted() > working
            && quietFor(quiet, now)
        ? to(new HalfOpen(outage, probing.withGranted(working)), now)
        : this;
  }

  /** Nothing is left to probe with, and what was tried succeeded: it is up again. */
  Breaker idle(Duration quiet, Instant now) {
    return phase instanceof HalfOpen(Outage outage, Probing probing)
            && probing.granted() == 0
            && probing.successes() > 0
            && quietFor(quiet, now)
        ? closedAfter(outage, now)
        : this;
  }

  private boolean quietFor(Duration time, Instant now) {
    return !changedAt.plus(time).isAfter(now);
  }

  private Breaker closedAfter(Outage outage, Instant now) {
    List<Spell> spells = new ArrayList<>(past);
    spells.add(new Spell(outage.since(), now));
    return new Breaker(
        dependency,
        new Closed(),
        spells.subList(Math.max(0, spells.size() - REMEMBERED), spells.size()),
        now,
        version + 1);
  }

  private Breaker to(Phase next, Instant now) {
    return new Breaker(dependency, next, past, now, version + 1);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
