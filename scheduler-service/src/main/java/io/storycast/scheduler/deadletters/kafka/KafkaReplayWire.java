package io.storycast.scheduler.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.ReplayItems.Item;
import io.storycast.scheduler.deadletters.ReplayWire;
import io.storycast.stage.Step;
import io.storycast.stage.engine.FailPoints;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

/** Replays over Kafka: a slice is sent at once and waited for together. */
final class KafkaReplayWire implements ReplayWire {

  private final KafkaOperations<byte[], byte[]> kafka;
  private final KnownTopics topics;
  private final OmittedValues omitted;
  private final SentRecords sent;
  private final ReplaySteps steps;

  KafkaReplayWire(
      KafkaOperations<byte[], byte[]> kafka,
      KnownTopics topics,
      OmittedValues omitted,
      SentRecords sent,
      ReplaySteps steps) {
    this.kafka = kafka;
    this.topics = topics;
    this.omitted = omitted;
    this.sent = sent;
    this.steps = steps;
  }

  @Override
  public List<Outcome> send(String replayId, List<Item> items) {
    List<CompletableFuture<Outcome>> started =
        items.stream().map(item -> start(replayId, item)).toList();
    kafka.flush();
    List<Outcome> outcomes = started.stream().map(CompletableFuture::join).toList();
    FailPoints.reach("after-replay-sent");
    return outcomes;
  }

  private CompletableFuture<Outcome> start(String replayId, Item item) {
    try {
      Letter.Source source = item.letter().source();
      String topic = String.valueOf(source.topic());
      if (!topics.exist(topic)) {
        return refused("The topic %s does not exist.".formatted(topic));
      }
      if (item.editedValue() != null || !item.letter().valueOmitted()) {
        return send(replayId, item, topic, original(item));
      }
      Optional<byte[]> fetched = omitted.fetch(source);
      return fetched.isPresent()
          ? send(replayId, item, topic, fetched.get())
          : refused("Its value is no longer on the original topic.");
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(outcome(e));
    }
  }

  private static byte @Nullable [] original(Item item) {
    byte[] edited = item.editedValue();
    return edited == null ? item.content().value() : edited;
  }

  private CompletableFuture<Outcome> send(
      String replayId, Item item, String topic, byte @Nullable [] value) {
    Step step = steps.of(replayId, item);
    ProducerRecord<byte[], byte[]> replayed = record(replayId, item, topic, value);
    replayed.headers().add(Headers.REPLAY_STEP, step.context().header().getBytes(UTF_8));
    return kafka
        .send(replayed)
        .handle(
            (result, failure) -> {
              if (failure == null) {
                step.close();
              }
              return outcome(failure);
            });
  }

  /**
   * The record as it was before it died. Its time is the database's when it was taken, so that it
   * can be looked for from that time on.
   */
  private static ProducerRecord<byte[], byte[]> record(
      String replayId, Item item, String topic, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> replayed =
        new ProducerRecord<>(
            topic, null, item.sendingAt().toEpochMilli(), item.content().key(), value);
    new RecordHeaders(item.content().headers())
        .own()
        .forEach(header -> replayed.headers().add(header.name(), header.value()));
    int count = item.letter().replayed().count() + 1;
    replayed
        .headers()
        .add(Headers.REPLAY_COUNT, Integer.toString(count).getBytes(UTF_8))
        .add(Headers.REPLAY_OF, item.letter().id().getBytes(UTF_8))
        .add(Headers.REPLAY_ID, replayId.getBytes(UTF_8));
    return replayed;
  }

  private static CompletableFuture<Outcome> refused(String reason) {
    return CompletableFuture.completedFuture(new Outcome.Refused(reason));
  }

  /**
   * What may pass is not known to have failed: the record is looked for before it is sent again.
   */
  private static Outcome outcome(@Nullable Throwable failure) {
    if (failure == null) {
      return new Outcome.Sent();
    }
    Throwable cause = failure;
    while (!(cause instanceof ApiException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean hopeless =
        cause instanceof ApiException
            && !(cause instanceof RetriableException)
            && !(cause instanceof AuthenticationException);
    String why = String.valueOf(cause.getMessage());
    return hopeless
        ? new Outcome.Refused("The broker refused it: " + why)
        : new Outcome.Unknown(why);
  }

  @Override
  public Set<String> findSent(String replayId, Collection<Item> items) {
    return sent.find(replayId, items);
  }
}
