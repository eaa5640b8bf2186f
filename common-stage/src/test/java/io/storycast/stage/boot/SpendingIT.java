package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.PauseSource;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stage does when its own limits hold its calls back. */
class SpendingIT {

  private static final int TEN_CENTS = 100_000;

  private final String mine = UUID.randomUUID().toString();
  private final Database database = Dependencies.postgres().freshDatabase("limits");
  private @Nullable StageService service;

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  private StageService start(String... settings) {
    StageService started =
        StageService.start(
            database,
            this::buy,
            Stream.concat(
                    Stream.of(
                        "--storycast.calls.billed-by=tokens",
                        "--PRICE_PROMPT_TOKENS=1",
                        "--PRICE_COMPLETION_TOKENS=1",
                        "--STAGE_CONCURRENCY=1"),
                    Stream.of(settings))
                .toArray(String[]::new));
    service = started;
    return started;
  }

  private StageService service() {
    return Objects.requireNonNull(service);
  }

  /** Pays ten cents for a story; what other tests left in the topic is free. */
  private Optional<StoryGenerated> buy(ScenarioClaimed claimed, Attempt attempt) {
    if (!claimed.scenarioId().startsWith(mine)) {
      return Optional.empty();
    }
    CallLedger ledger = service().bean(CallLedger.class);
    UUID call =
        ledger.begin(
            new Call(claimed.scenarioId(), 1, attempt.number(), "story", "host", "model", 10));
    ledger.answered(call, new Answer("r", "body", new Units(TEN_CENTS, 0, null)));
    return Optional.empty();
  }

  private void publish(int stories) {
    for (int i = 0; i < stories; i++) {
      Topic.publish(
          new ScenarioClaimed(
              "job",
              mine + "-" + i,
              1,
              "a-slug",
              "A title",
              "A seed.",
              "en",
              GenerationOptions.DEFAULTS,
              Instant.parse("2026-01-01T00:00:00Z")));
    }
  }

  @Test
  void standsStillWhenTheBudgetIsSpentAndGoesOnTheNextDay() {
    start("--DAILY_BUDGET=0.2");
    publish(4);

    await().until(() -> callsMade() == 2 && !pauses().isEmpty());
    assertThat(pauses()).extracting(Pause::cause).containsExactly(Cause.BUDGET);
    assertThat(obligations()).hasSize(2);

    nextDay();
    await().atMost(Duration.ofSeconds(10)).until(() -> obligations().isEmpty());

    assertThat(callsMade()).isEqualTo(4);
    assertThat(executions("failed") + executions("gave-up")).isZero();
  }

  @Test
  void goesBackWithoutATraceWhenItsTurnIsFarAway() {
    start("--STAGE_REQUESTS_PER_MINUTE=6", "--STAGE_TURN_PATIENCE=300ms");
    publish(3);

    // The database hears of a new time a moment after the meter.
    await()
        .untilAsserted(
            () -> assertThat(secondsUntilNextTry()).hasSize(2).allMatch(seconds -> seconds > 3));

    assertThat(callsMade()).isEqualTo(1);
    assertThat(obligations()).hasSize(2).allMatch(data -> data.contains("\"history\":[]"));
    assertThat(executions("held-back")).isEqualTo(2);
    assertThat(executions("failed") + executions("gave-up")).isZero();
  }

  private List<Pause> pauses() {
    return service().bean(PauseSource.class).pauses();
  }

  private void nextDay() {
    service().jdbc().sql("update spending set day = day - 1").update();
  }

  private long callsMade() {
    return service()
        .jdbc()
        .sql("select count(*) from provider_call where state = 'answered'")
        .query(Long.class)
        .single();
  }

  private List<String> obligations() {
    return service()
        .jdbc()
        .sql(
            """
            select convert_from(task_data, 'UTF8') from scheduled_tasks
            where task_instance like ? || '%'
            """)
        .param(mine)
        .query(String.class)
        .list();
  }

  private List<Double> secondsUntilNextTry() {
    return service()
        .jdbc()
        .sql(
            """
            select extract(epoch from execution_time - now()) from scheduled_tasks
            where task_instance like ? || '%'
            """)
        .param(mine)
        .query(Double.class)
        .list();
  }

  private long executions(String outcome) {
    return service().bean(MeterRegistry.class).find("storycast.stage.execution").timers().stream()
        .filter(timer -> outcome.equals(timer.getId().getTag("outcome")))
        .mapToLong(Timer::count)
        .sum();
  }
}
