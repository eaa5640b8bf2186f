package io.storycast.scheduler.deadletters;

import static java.util.stream.Collectors.partitioningBy;

import io.storycast.scheduler.deadletters.ReplayItems.Item;
import io.storycast.scheduler.deadletters.ReplayWire.BrokerAwayException;
import io.storycast.scheduler.deadletters.ReplayWire.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a replay: takes a slice of its letters, sends them, notes what came of it, waits as its
 * rate asks, and looks at its state before each slice. It may be interrupted anywhere: letters that
 * were taken and not noted are looked for on their topics before anything else is sent.
 */
public final class ReplayRun {

  private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);

  private static final Duration WHILE_PAUSED = Duration.ofSeconds(30);
  private static final Duration WHILE_ON_CANARY = Duration.ofMillis(500);
  private static final Duration WHILE_AWAY = Duration.ofSeconds(2);

  private final Replays replays;
  private final ReplayItems items;
  private final ReplayWire wire;
  private final CanaryWatch canary;
  private final ReplayEnd end;

  public ReplayRun(
      Replays replays, ReplayItems items, ReplayWire wire, CanaryWatch canary, ReplayEnd end) {
    this.replays = replays;
    this.items = items;
    this.wire = wire;
    this.canary = canary;
    this.end = end;
  }

  /** What the execution's task does next. */
  public sealed interface Next {

    /** There is nothing left to do. */
    record Done() implements Next {}

    /** Another execution goes on after the delay, or as soon as the replay's state changes. */
    record Again(Duration delay) implements Next {}
  }

  /**
   * Works on the replay for as long as there is something to send.
   *
   * @param stopping whether this process is about to end
   */
  public Next run(String replayId, BooleanSupplier stopping) {
    String runner = UUID.randomUUID().toString();
    items.takeOver(replayId, runner);
    try {
      settleWhatWasLeft(replayId);
      return sendAll(replayId, runner, stopping);
    } catch (BrokerAwayException e) {
      log.atWarn().addKeyValue("replayId", replayId).log("Replay waits: {}", e.getMessage());
      return new Next.Again(WHILE_AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Next.Again(Duration.ZERO);
    }
  }

  private void settleWhatWasLeft(String replayId) {
    List<Item> left = items.left(replayId);
    if (left.isEmpty()) {
      return;
    }
    Set<String> found = wire.findSent(replayId, left);
    Map<Boolean, List<Item>> byArrival =
        left.stream().collect(partitioningBy(item -> found.contains(item.letter().id())));
    items.sent(replayId, byArrival.getOrDefault(true, List.of()));
    items.putBack(replayId, byArrival.getOrDefault(false, List.of()));
    log.atInfo()
        .addKeyValue("replayId", replayId)
        .log("Replay resumed: {} letters were on the way, {} arrived", left.size(), found.size());
  }

  private Next sendAll(String replayId, String runner, BooleanSupplier stopping)
      throws InterruptedException {
    Pace pace = null;
    while (!stopping.getAsBoolean()) {
      Replay replay = replays.find(replayId).orElse(null);
      if (replay == null) {
        return new Next.Done();
      }
      if (!runner.equals(replay.runner())) {
        return new Next.Again(WHILE_PAUSED); // another execution took over
      }
      if (replay.state().isOver()) {
        end.of(replay);
        return new Next.Done();
      }
      if (replay.state() == ReplayState.PAUSED) {
        return new Next.Again(WHILE_PAUSED);
      }
      pace = pace == null ? new Pace(replay.order().rate(), System::nanoTime) : pace;
      List<Item> slice = items.take(replayId, runner, pace.slice());
      if (!slice.isEmpty()) {
        send(replayId, slice);
        Thread.sleep(pace.after(slice.size()));
      } else if (!replay.isOnCanary()) {
        end.finish(replayId);
      } else if (!canary.decided(replay)) {
        return new Next.Again(WHILE_ON_CANARY);
      }
    }
    return new Next.Again(Duration.ZERO);
  }

  private void send(String replayId, List<Item> slice) {
    Map<Integer, String> settled = new LinkedHashMap<>();
    List<Item> wanted = new ArrayList<>();
    for (Item item : slice) {
      if (isStillWanted(item.state())) {
        wanted.add(item);
      } else {
        settled.put(item.number(), "The letter was %s meanwhile.".formatted(item.state().code()));
      }
    }
    items.skipped(replayId, settled);
    note(replayId, wanted, wire.send(replayId, wanted));
  }

  private static boolean isStillWanted(LetterState state) {
    return state == LetterState.OPEN
        || state == LetterState.QUARANTINED
        || state == LetterState.REPLAYED;
  }

  private void note(String replayId, List<Item> slice, List<Outcome> outcomes) {
    List<Item> sent = new ArrayList<>();
    Map<Integer, String> failed = new LinkedHashMap<>();
    String away = null;
    for (int i = 0; i < slice.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Sent() -> sent.add(slice.get(i));
        case Outcome.Refused(String reason) -> failed.put(slice.get(i).number(), reason);
        case Outcome.Unknown(String why) -> away = why;
      }
    }
    items.sent(replayId, sent);
    items.failed(replayId, failed);
    if (away != null) {
      throw new BrokerAwayException(away, null);
    }
  }
}
