package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Message;
import io.storycast.contracts.Topics;
import io.storycast.kafka.KafkaSecurity;
import io.storycast.testing.Certificate;
import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.SecuredListener;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage over TLS: to a broker that asks for a login, and to a database whose name is checked. */
class SecureConnectionsIT {

  private static final String USER = "story";
  private static final String PASSWORD = "pass \"word\" \\ of story";

  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
  private static final KeyPair KEYS = TokenIssuer.newKeys();
  private static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary();
  private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();

  @TempDir static Path folder;
  private static Certificate certificate;
  private static String brokers;

  private Database database;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.inFolder(folder);
    Path keySet = TokenIssuer.writeKeySet(KEYS, folder);
    System.setProperty(ALLOWED_URLS, keySet.toUri().toString());
    brokers = KAFKA.letInBy(SecuredListener.with(certificate).trusting(keySet.toUri(), "kafka"));
    KAFKA.start().createTopics();
    System.clearProperty(ALLOWED_URLS);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.brokers()))) {
      var login = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(USER, login, PASSWORD)))
          .all()
          .get();
    }
    POSTGRES.start();
    for (String setting :
        List.of(
            "ssl_cert_file = '%s'".formatted(certificate.authority()),
            "ssl_key_file = '%s'".formatted(certificate.key()),
            "ssl = on")) {
      POSTGRES.database().execute("alter system set " + setting);
    }
    POSTGRES.database().execute("select pg_reload_conf()");
  }

  @BeforeEach
  void takeADatabase() {
    database = POSTGRES.freshDatabase("secure");
  }

  @AfterAll
  static void stop() {
    KAFKA.close();
    POSTGRES.close();
  }

  @Test
  void worksWithAPasswordOverTls() {
    try (StageService service = secured()) {
      assertLandsAndAnswers(service);
      assertThat(
              service
                  .jdbc()
                  .sql("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                  .query(Boolean.class)
                  .single())
          .isTrue();
    }
  }

  @Test
  void getsInWithATokenThatTheBrokerVerifies() throws Exception {
    try (TokenIssuer issuer = TokenIssuer.start(KEYS, USER, PASSWORD)) {
      Map<String, Object> client =
          new HashMap<>(
              KafkaSecurity.clientSettings(
                  name -> tokens(issuer).getOrDefault(name, Optional.empty())));
      client.put("bootstrap.servers", brokers);
      try (Admin admin = Admin.create(client)) {
        assertThat(admin.listTopics().names().get()).hasSize(Topics.all().size());
      }
    } finally {
      System.clearProperty(ALLOWED_URLS);
    }
  }

  @Test
  void refusesADatabaseThatIsCalledOtherwise() {
    // 127.1 is 127.0.0.1 by another name, which the certificate does not have.
    String url =
        "jdbc:postgresql://127.1:%d/%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(database.port(), database.name(), certificate.authority());

    assertThatThrownBy(() -> DriverManager.getConnection(url, database.user(), database.user()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("127.1");
  }

  private static Map<String, Optional<String>> tokens(TokenIssuer issuer) {
    Map<String, Optional<String>> variables = new HashMap<>();
    variables.put("KAFKA_SECURITY_PROTOCOL", Optional.of("SASL_SSL"));
    variables.put("KAFKA_CA_FILE", Optional.of(certificate.authority().toString()));
    variables.put("KAFKA_SASL_MECHANISM", Optional.of("OAUTHBEARER"));
    variables.put("KAFKA_SASL_USERNAME", Optional.of(USER));
    variables.put("KAFKA_SASL_PASSWORD", Optional.of(PASSWORD));
    variables.put("KAFKA_OAUTH_TOKEN_URL", Optional.of(issuer.address()));
    return variables;
  }

  /** The claim comes in and the story goes out by the secured way; else the work would stay. */
  private static void assertLandsAndAnswers(StageService service) {
    String scenarioId = UUID.randomUUID().toString();
    publish(EventCodec.write(Stories.claimOf(scenarioId, 1), "/test"));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(results(service, scenarioId)).isEqualTo(1);
              assertThat(service.openObligations()).isZero();
            });
  }

  private static long results(StageService service, String scenarioId) {
    return service
        .jdbc()
        .sql("select count(*) from stage_result where scenario_id = ?")
        .param(scenarioId)
        .query(Long.class)
        .single();
  }

  private static void publish(Message message) {
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(message.topic(), Topic.bytes(message.key()), message.value());
    message.headers().forEach((name, value) -> produced.headers().add(name, Topic.bytes(value)));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", KAFKA.brokers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(produced).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private StageService secured() {
    return StageService.start(
        database,
        (claim, attempt) -> Optional.of(Stories.storyOf(claim)),
        "--DATABASE_URL=%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(database.url(), certificate.authority()),
        "--KAFKA_BROKERS=" + brokers,
        "--KAFKA_SECURITY_PROTOCOL=SASL_SSL",
        "--KAFKA_CA_FILE=" + certificate.authority(),
        "--KAFKA_SASL_MECHANISM=SCRAM-SHA-512",
        "--KAFKA_SASL_USERNAME=" + USER,
        "--KAFKA_SASL_PASSWORD=" + PASSWORD);
  }
}
