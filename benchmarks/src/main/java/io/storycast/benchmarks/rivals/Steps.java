package io.storycast.benchmarks.rivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of one story as every rival does them; only what calls them differs. Each may be
 * repeated: what is there already is not bought again.
 */
final class Steps implements AutoCloseable {

  private static final int PARTITIONS = 8;

  private final Site site;
  private final URI provider;
  private final String bucket;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final S3Client s3;
  private final KafkaProducer<String, String> producer;

  Steps(Settings settings, Site site) {
    this.site = site;
    this.provider = settings.provider();
    this.bucket = settings.bucket();
    this.s3 = s3(settings);
    createTopic(settings);
    this.producer = producer(settings);
  }

  /** Buys the story and writes it down, unless that is done; the text. */
  String story(Scenario scenario) {
    return site.body(scenario.id()).orElseGet(() -> written(scenario));
  }

  /** Buys the narration and puts it into the bucket; the key. */
  String narration(Scenario scenario, String body) {
    byte[] audio = speech(body);
    String key = "stories/audio/%s.mp3".formatted(scenario.slug());
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType("audio/mpeg"), RequestBody.fromBytes(audio));
    return key;
  }

  /** Writes the address into the story's row and tells everybody; waits for the broker. */
  void publish(Scenario scenario, String key) {
    site.publishAudio(scenario.id(), "https://audio.example.org/" + key);
    announce(scenario, key);
    site.succeed(scenario.id());
  }

  @Override
  public void close() {
    producer.close();
    s3.close();
    http.close();
  }

  private String written(Scenario scenario) {
    Map<String, Object> request =
        Map.of(
            "model",
            "any",
            "messages",
            List.of(
                Map.of("role", "system", "content", "Write a story; answer with JSON."),
                Map.of("role", "user", "content", scenario.seedText())));
    JsonNode answer = json.readTree(post("/chat/completions", json.writeValueAsBytes(request)));
    String content = answer.path("choices").path(0).path("message").path("content").asString();
    Told told = json.readValue(content, Told.class);
    site.save(scenario, told);
    return told.bodyMarkdown();
  }

  private byte[] speech(String text) {
    Map<String, Object> request =
        Map.of("model", "any", "voice", "any", "input", text, "response_format", "mp3");
    return post("/audio/speech", json.writeValueAsBytes(request));
  }

  private byte[] post(String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void announce(Scenario scenario, String key) {
    String fact = json.writeValueAsString(Map.of("scenarioId", scenario.id(), "objectKey", key));
    try {
      producer.send(new ProducerRecord<>(RivalMain.READY_TOPIC, scenario.id(), fact)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void createTopic(Settings settings) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.brokers()))) {
      admin
          .createTopics(List.of(new NewTopic(RivalMain.READY_TOPIC, PARTITIONS, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static KafkaProducer<String, String> producer(Settings settings) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", settings.brokers(), "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new StringSerializer());
  }

  private static S3Client s3(Settings settings) {
    return S3Client.builder()
        .endpointOverride(settings.store())
        .region(Region.of("auto"))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
