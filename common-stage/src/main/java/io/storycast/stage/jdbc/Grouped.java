package io.storycast.stage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One statement for what several threads want at the same time: one round trip and one commit, as a
 * database itself commits in groups. Who comes first goes at once and alone, so nobody waits for
 * company; who comes while a group is on its way goes with the next one.
 *
 * <p>Everybody returns after the commit, as if alone. When a group fails, each of it tries alone:
 * one that cannot be stored, or whose thread was interrupted, does not take the others along. The
 * statement therefore has to bear being repeated.
 *
 * @param <I> what one thread wants
 * @param <O> what it gets
 */
final class Grouped<I, O> {

  private static final int MOST = 64;

  private final Function<List<I>, List<O>> statement;
  private final Queue<Wish<I, O>> wishes = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param statement answers each wish, in their order
   */
  Grouped(Function<List<I>, List<O>> statement) {
    this.statement = statement;
  }

  /** Inside a transaction it is part of that, and goes alone. */
  O ask(I wanted) {
    if (TransactionSynchronizationManager.isActualTransactionActive()
        || Thread.currentThread().isInterrupted()) {
      return alone(wanted);
    }
    Wish<I, O> wish = new Wish<>(wanted);
    wishes.add(wish);
    while (!wish.settled) {
      turn.lock();
      try {
        if (!wish.settled) {
          settleNext();
        }
      } finally {
        turn.unlock();
      }
    }
    O answer = wish.answer;
    return answer == null ? alone(wanted) : answer;
  }

  /** How many wait for the next group. */
  int waiting() {
    return wishes.size();
  }

  private O alone(I wanted) {
    return statement.apply(List.of(wanted)).getFirst();
  }

  private void settleNext() {
    List<Wish<I, O>> group = new ArrayList<>();
    for (Wish<I, O> wish = wishes.poll(); wish != null; wish = wishes.poll()) {
      group.add(wish);
      if (group.size() == MOST) {
        break;
      }
    }
    try {
      List<O> answers = statement.apply(group.stream().map(wish -> wish.wanted).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer = answers.get(i);
      }
    } catch (RuntimeException e) {
      // Each finds no answer, tries alone, and sees its own failure.
    } finally {
      group.forEach(wish -> wish.settled = true);
    }
  }

  /** Written by whoever leads the group, read by who waits for it. */
  private static final class Wish<I, O> {

    private final I wanted;
    private volatile @Nullable O answer;
    private volatile boolean settled;

    private Wish(I wanted) {
      this.wanted = wanted;
    }
  }
}
