package io.storycast.stage.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.JobCancelled;
import io.storycast.contracts.Message;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.State;
import io.storycast.stage.Projection;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.OutboundRecord;
import io.storycast.stage.engine.StageJournal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class ProjectingTest {

  private static final String STATUS = EventType.STAGE_STATUS.topic();

  private final List<String> applied = new ArrayList<>();
  private final List<OutboundRecord> sent = new ArrayList<>();

  @Test
  void appliesReportsAndFactsOfAllReadModels() {
    Projection facts =
        Projection.of("service")
            .on(JobCancelled.class, (fact, delivery) -> applied.add("first " + fact.slug()));
    Projection reports =
        Projection.of("service")
            .on(JobCancelled.class, (fact, delivery) -> applied.add("second " + fact.slug()))
            .onStatus(status -> applied.add(status.key()));

    projecting(facts.and(reports)).onMessage(List.of(record(status("a")), record(cancelled())));

    assertThat(applied).containsExactly("audio/a", "first slug", "second slug");
    assertThat(facts.and(reports).followsStatuses()).isTrue();
    assertThat(facts.followsStatuses()).isFalse();
  }

  @Test
  void leavesOutReportsItCannotRead() {
    Projection reports =
        Projection.of("service").onStatus(status -> applied.add(status.instance()));

    projecting(reports)
        .onMessage(
            List.of(
                record(status("good")),
                record(status("tombstone"), STATUS, null),
                record(status("junk"), STATUS, "junk".getBytes(StandardCharsets.UTF_8)),
                record(status("control\u0000character")),
                record(cancelled(), STATUS, message(cancelled()).value()),
                record(status("neighbour"))));

    assertThat(applied).containsExactly("good", "neighbour");
    assertThat(sent).as("a dead letter of a report would help nobody").isEmpty();
  }

  @Test
  void leavesOutAReportItCannotApply() {
    Projection reports =
        Projection.of("service")
            .onStatus(
                status -> {
                  if (status.instance().equals("poison")) {
                    throw new IllegalStateException("cannot be stored");
                  }
                  applied.add(status.instance());
                });

    projecting(reports).onMessage(List.of(record(status("poison")), record(status("neighbour"))));

    assertThat(applied).containsExactly("neighbour");
    assertThat(sent).isEmpty();
  }

  @Test
  void deadLettersAReportOnTheTopicOfAFact() {
    Projection facts =
        Projection.of("service")
            .on(JobCancelled.class, (fact, delivery) -> applied.add(fact.slug()))
            .onStatus(status -> applied.add(status.instance()));
    String topic = EventType.JOB_CANCELLED.topic();

    projecting(facts)
        .onMessage(List.of(record(status("astray"), topic, message(status("astray")).value())));

    assertThat(applied).isEmpty();
    assertThat(sent).extracting(OutboundRecord::topic).containsExactly(topic + ".service.dlt");
  }

  private Projecting projecting(Projection projection) {
    Clock clock = Clock.systemUTC();
    return new Projecting(
        projection,
        TransactionOperations.withoutTransaction(),
        new Refusal(
            new DeadLetters("service", "service", "group", clock),
            sent::add,
            new StageJournal("service", new SimpleMeterRegistry(), clock)));
  }

  private static StageStatus status(String instance) {
    return new StageStatus(
        "audio", instance, State.RUNNING, null, 1, 16, Instant.now(), null, null, null);
  }

  private static JobCancelled cancelled() {
    return new JobCancelled("job", "scenario", 1, 1, "slug", "reason", "by", Instant.now());
  }

  private static Message message(Event event) {
    return EventCodec.write(event, "/test");
  }

  private static ConsumerRecord<byte[], byte[]> record(Event event) {
    return record(event, message(event).topic(), message(event).value());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Event event, String topic, byte @Nullable [] value) {
    Message message = message(event);
    ConsumerRecord<byte[], byte[]> kafkaRecord =
        new ConsumerRecord<>(topic, 0, 0, message.key().getBytes(StandardCharsets.UTF_8), value);
    message
        .headers()
        .forEach(
            (name, text) -> kafkaRecord.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return kafkaRecord;
  }
}
