package io.storycast.benchmarks.inflight;

import io.storycast.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.MessageListener;

/**
 * Plain spring-kafka: the call in the listener, or on a virtual thread with acknowledgements in any
 * order.
 *
 * @param concurrency consumers in this process
 * @param async whether calls leave the listener's thread
 */
record ListenerWorker(String name, int concurrency, boolean async) implements Worker {

  /** The calls in flight, divided by the consumers: a poll's records are all begun at once. */
  private static final int RECORDS = InFlight.CALLS / PARTITIONS;

  @Override
  public String folder() {
    return async ? "async" : "blocking";
  }

  @Override
  public AutoCloseable start(Place place) {
    Calls calls = new Calls(place);
    ContainerProperties properties = new ContainerProperties(EventType.SCENARIO_CLAIMED.topic());
    properties.setGroupId(folder());
    if (async) {
      properties.setAckMode(AckMode.MANUAL);
      properties.setAsyncAcks(true);
      properties.setMessageListener(
          (AcknowledgingMessageListener<byte[], byte[]>)
              (record, acknowledgment) ->
                  calls.threads.execute(
                      () -> {
                        calls.make(record);
                        Objects.requireNonNull(acknowledgment).acknowledge();
                      }));
    } else {
      properties.setMessageListener((MessageListener<byte[], byte[]>) calls::make);
    }
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        new ConcurrentMessageListenerContainer<>(consumers(place), properties);
    container.setConcurrency(concurrency);
    container.start();
    return () -> {
      container.getContainerProperties().setShutdownTimeout(1);
      calls.threads.shutdownNow();
      container.stop();
      calls.kafka.destroy();
    };
  }

  private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(Place place) {
    return new DefaultKafkaConsumerFactory<>(
        Map.of(
            "bootstrap.servers",
            place.kafka().brokers(),
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.poll.records",
            RECORDS),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** What a listener does with a record: a call, then the fact, which the broker confirms. */
  private static final class Calls {

    private static final String TOLD = EventType.STORY_GENERATED.topic();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final KafkaTemplate<byte[], byte[]> kafka;

    private Calls(Place place) {
      this.url = URI.create(place.provider().url() + "/chat/completions");
      this.kafka =
          new KafkaTemplate<>(
              new DefaultKafkaProducerFactory<>(
                  Map.of("bootstrap.servers", place.kafka().brokers(), "acks", "all"),
                  new ByteArraySerializer(),
                  new ByteArraySerializer()));
    }

    private void make(ConsumerRecord<byte[], byte[]> claimed) {
      HttpRequest request =
          HttpRequest.newBuilder(url).POST(BodyPublishers.ofByteArray(claimed.value())).build();
      try {
        byte[] story = http.send(request, BodyHandlers.ofByteArray()).body();
        kafka.send(TOLD, claimed.key(), story).join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
