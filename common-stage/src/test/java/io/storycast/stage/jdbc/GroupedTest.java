package io.storycast.stage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class GroupedTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstMayReturn = new CountDownLatch(1);

  @AfterEach
  void stop() {
    firstMayReturn.countDown();
    threads.shutdownNow();
  }

  @Test
  void goesAtOnceWhenNobodyElseAsks() {
    Grouped<Integer, Integer> doubled = new Grouped<>(this::doubled);
    firstMayReturn.countDown();

    assertThat(doubled.ask(21)).isEqualTo(42);
    assertThat(groups).containsExactly(List.of(21));
  }

  @Test
  void takesAlongWhoComesWhileItIsOnItsWay() throws Exception {
    Grouped<Integer, Integer> doubled = new Grouped<>(this::doubled);

    List<Future<Integer>> answers = askedOneAfterAnother(doubled, 4);
    firstMayReturn.countDown();

    assertThat(all(answers)).containsExactly(0, 2, 4, 6);
    assertThat(groups).hasSize(2);
    assertThat(groups.getLast()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void letsEachTryAloneWhenTheirGroupFails() throws Exception {
    Grouped<Integer, Integer> doubled =
        new Grouped<>(
            numbers -> {
              List<Integer> answers = doubled(numbers);
              if (numbers.contains(2)) {
                throw new IllegalStateException("two");
              }
              return answers;
            });

    List<Future<Integer>> answers = askedOneAfterAnother(doubled, 4);
    firstMayReturn.countDown();

    assertThat(answers.get(1).get()).isEqualTo(2);
    assertThat(answers.get(3).get()).isEqualTo(6);
    assertThat(answers.get(2))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingRootCause()
        .withMessage("two");
  }

  @Test
  void goesAloneInsideATransaction() throws Exception {
    Grouped<Integer, Integer> doubled = new Grouped<>(this::doubled);
    List<Future<Integer>> answers = askedOneAfterAnother(doubled, 1);
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      firstMayReturn.countDown();
      assertThat(doubled.ask(5)).isEqualTo(10);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
    assertThat(all(answers)).containsExactly(0);
    assertThat(groups).containsExactlyInAnyOrder(List.of(0), List.of(5));
  }

  @Test
  void tellsTheOneWhoAskedOfItsOwnFailure() {
    Grouped<Integer, Integer> broken =
        new Grouped<>(
            numbers -> {
              throw new IllegalStateException("closed");
            });

    assertThatIllegalStateException().isThrownBy(() -> broken.ask(1)).withMessage("closed");
  }

  /** The first group stays on its way until it may return. */
  private List<Integer> doubled(List<Integer> numbers) {
    groups.add(numbers);
    if (groups.size() == 1) {
      try {
        firstMayReturn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return numbers.stream().map(number -> number * 2).toList();
  }

  /** Asks 0, then the numbers after it while the answer to 0 is on its way. */
  private List<Future<Integer>> askedOneAfterAnother(
      Grouped<Integer, Integer> doubled, int numbers) {
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> doubled.ask(0)));
    await().until(() -> groups.size() == 1);
    for (int number = 1; number < numbers; number++) {
      int next = number;
      answers.add(threads.submit(() -> doubled.ask(next)));
    }
    await().until(() -> doubled.waiting() == numbers - 1);
    return answers;
  }

  private static List<Integer> all(List<Future<Integer>> answers) throws Exception {
    List<Integer> all = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }
}
