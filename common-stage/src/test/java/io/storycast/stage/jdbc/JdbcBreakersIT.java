package io.storycast.stage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.stage.gate.Breaker;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Outage;
import io.storycast.stage.gate.Breaker.Phase;
import io.storycast.stage.gate.Breaker.Probing;
import io.storycast.stage.gate.Breaker.Spell;
import io.storycast.stage.gate.Breakers.Change;
import io.storycast.stage.gate.Standing;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcBreakersIT {

  private static final Database DATABASE = Dependencies.postgres().freshDatabase("breakers");
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Outage DOWN =
      new Outage(
          Cause.CONFIGURATION,
          "provider-credentials",
          "The provider answered 401.",
          AT,
          AT.plusSeconds(1),
          AT.plusSeconds(31),
          Duration.ofSeconds(30));

  private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
  private final JdbcBreakers breakers = new JdbcBreakers(jdbc, "story", Duration.ofSeconds(16));
  private final JdbcOrders orders = new JdbcOrders(jdbc);

  @BeforeAll
  static void migrate() {
    Flyway.configure()
        .dataSource(DATABASE.dataSource())
        .locations("classpath:db/stage")
        .load()
        .migrate();
  }

  static Stream<Phase> phases() {
    return Stream.of(new Closed(), new Open(DOWN), new HalfOpen(DOWN, new Probing(7, 5, 4, 3, 2)));
  }

  @ParameterizedTest
  @MethodSource("phases")
  void keepsABreakerAsItIs(Phase phase) {
    String dependency = "kept-" + phase.getClass().getSimpleName();
    Breaker breaker =
        new Breaker(dependency, phase, List.of(new Spell(AT, AT.plusSeconds(9))), AT, 42);

    breakers.change(dependency, (unknown, now) -> breaker);

    assertThat(breakers.look().breakers()).containsEntry(dependency, breaker);
    assertThat(breakers.change(dependency, (found, now) -> found).after()).isEqualTo(breaker);
  }

  @Test
  void neverGrantsMoreThanIsAllowedHoweverManyAskAtOnce() throws Exception {
    breakers.change(
        "asked",
        (unknown, now) ->
            new Breaker(
                "asked", new HalfOpen(DOWN, new Probing(1, 5, 0, 0, 0)), List.of(), now, 1));

    List<Change> changes = atOnce(30, () -> breakers.change("asked", (one, now) -> grantedOf(one)));

    assertThat(changes).filteredOn(change -> change.before() != change.after()).hasSize(5);
    assertThat(breakers.look().breakers().get("asked").probing())
        .hasValue(new Probing(1, 5, 5, 0, 0));
  }

  @Test
  void losesNoChangeHoweverManyChangeItAtOnce() throws Exception {
    atOnce(
        30,
        () ->
            breakers.change(
                "changed",
                (one, now) ->
                    new Breaker("changed", new Closed(), List.of(), now, one.version() + 1)));

    assertThat(breakers.look().breakers().get("changed").version()).isEqualTo(30);
  }

  @Test
  void goesByTheDatabasesTime() {
    Instant[] told = new Instant[1];

    breakers.change(
        "timed",
        (one, now) -> {
          told[0] = now;
          return one;
        });

    assertThat(told[0]).isCloseTo(Instant.now(), within(Duration.ofSeconds(5)));
  }

  @Test
  void keepsTheNewestOrderWhicheverComesLast() {
    StageControl pause = new StageControl("story", Action.PAUSE, "a\0b", "ann", AT.plusSeconds(5));
    StageControl earlier = new StageControl("story", Action.RESUME, "late", "bob", AT);

    assertThat(orders.add(pause)).isTrue();
    assertThat(orders.add(pause)).isFalse();
    assertThat(orders.add(earlier)).isFalse();

    Standing standing = breakers.look();
    assertThat(standing.order())
        .hasValue(new StageControl("story", Action.PAUSE, "a\uFFFDb", "ann", AT.plusSeconds(5)));
    assertThat(standing.room()).isZero();
  }

  /** One more, while there is room. */
  private static Breaker grantedOf(Breaker breaker) {
    Probing probing = breaker.probing().orElseThrow();
    return probing.granted() == probing.allowed()
        ? breaker
        : new Breaker(
            breaker.dependency(),
            new HalfOpen(DOWN, new Probing(1, 5, probing.granted() + 1, 0, 0)),
            List.of(),
            AT,
            breaker.version() + 1);
  }

  private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
    return org.assertj.core.api.Assertions.within(duration);
  }

  private interface Question<T> {
    T ask();
  }

  private static <T> List<T> atOnce(int number, Question<T> question)
      throws ExecutionException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(10)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        futures.add(threads.submit(question::ask));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
