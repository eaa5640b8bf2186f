package io.storycast.scheduler.stages;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.EventType;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.fixtures.RecordingPublisher.Published;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SteeringIT {

  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(Site.empty().database(), Settings.uncapped());
  private final Steering steering = scheduler.get(Steering.class);
  private final StageOrders orders = scheduler.get(StageOrders.class);

  @BeforeEach
  void startOver() {
    execute("delete from stage_orders");
    execute("delete from published");
    execute("delete from audit_log");
  }

  @AfterAll
  void stop() {
    scheduler.close();
  }

  @Test
  void keepsAuditsAndPublishesAnOrder() {
    StageControl order = steering.order("audio", Action.PAUSE, "new voice", "ann (api)");

    assertThat(orders.latest()).containsExactly(order);
    assertThat(published()).containsExactly(order);
    assertThat(scheduler.get(AuditLog.class).find("stage/audio", null, 10))
        .singleElement()
        .extracting(entry -> entry.order())
        .isEqualTo(new Order("ann (api)", "stage.pause", "stage/audio", "new voice", Map.of()));
  }

  @Test
  void undoesTheOrderWhenThePublicationFails() {
    execute("alter table published add constraint broken check (type <> 'STAGE_CONTROL')");
    try {
      assertThatThrownBy(() -> steering.order("audio", Action.PAUSE, "new voice", "ann"))
          .isNotNull();
    } finally {
      execute("alter table published drop constraint broken");
    }

    assertThat(orders.latest()).isEmpty();
    assertThat(scheduler.get(AuditLog.class).find(null, null, 10)).isEmpty();
  }

  @Test
  void datesEachOrderLaterThanTheOneBefore() throws Exception {
    // As if the clock had been set back: the known order is from the future.
    steering.order("audio", Action.PAUSE, "first", "ann");
    execute("update stage_orders set ordered_at = ordered_at + interval '1 hour'");
    StageControl future = orders.latest().getFirst();

    List<Callable<StageControl>> calls =
        IntStream.range(0, 20)
            .<Callable<StageControl>>mapToObj(
                n -> () -> steering.order("audio", Action.RESUME, "order " + n, "ann"))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(calls);
    }

    List<StageControl> later = published().stream().skip(1).toList();
    assertThat(later).extracting(StageControl::orderedAt).hasSize(20).doesNotHaveDuplicates();
    assertThat(later).allMatch(order -> order.orderedAt().isAfter(future.orderedAt()));
    assertThat(orders.latest().getFirst())
        .isEqualTo(later.stream().reduce((a, b) -> isLater(a, b) ? a : b).orElseThrow());
  }

  @Test
  void repeatsTheLatestOrderOfEachStageAsItWas() {
    steering.order("audio", Action.PAUSE, "new voice", "ann");
    StageControl audio = steering.order("audio", Action.RESUME, "done", "bob");
    StageControl story = steering.order("story", Action.PAUSE, "prompt", "ann");
    List<Published> before = scheduler.published().of(EventType.STAGE_CONTROL);

    steering.repeat();

    List<Published> repeated =
        scheduler.published().of(EventType.STAGE_CONTROL).subList(before.size(), 5);
    assertThat(repeated.stream().map(Published::json).collect(joining("\n")))
        .isEqualTo(before.get(1).json() + "\n" + before.get(2).json());
    assertThat(repeated)
        .extracting(published -> published.as(StageControl.class))
        .containsExactly(audio, story);
  }

  private static boolean isLater(StageControl a, StageControl b) {
    return a.orderedAt().isAfter(b.orderedAt());
  }

  private List<StageControl> published() {
    return scheduler.published().of(EventType.STAGE_CONTROL).stream()
        .map(published -> published.as(StageControl.class))
        .toList();
  }

  private void execute(String sql) {
    scheduler.sql().sql(sql).update();
  }
}
