package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.doctor.Checks;
import io.storycast.cli.doctor.Finding;
import io.storycast.cli.home.Settings;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import io.storycast.contracts.Topics;
import io.storycast.testing.Certificate;
import io.storycast.testing.Dependencies;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.SecuredListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with TLS and a login, as a new system finds it: empty. */
class SetupCommandIT {

  private static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary();
  private static final String PASSWORD = "secret-of-setup";

  @TempDir static Path folder;
  private static Map<String, String> variables;

  private final RecordedTerminal recorded = RecordedTerminal.narrow();

  @BeforeAll
  static void start() throws Exception {
    Certificate certificate = Certificate.inFolder(folder);
    String brokers = KAFKA.letInBy(SecuredListener.with(certificate));
    KAFKA.start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.brokers()))) {
      var login = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion("setup", login, PASSWORD)))
          .all()
          .get();
    }
    variables =
        Map.of(
            "STORYCAST_HOME",
            folder.toString(),
            "KAFKA_BROKERS",
            brokers,
            "KAFKA_SECURITY_PROTOCOL",
            "SASL_SSL",
            "KAFKA_CA_FILE",
            certificate.authority().toString(),
            "KAFKA_SASL_MECHANISM",
            "SCRAM-SHA-512",
            "KAFKA_SASL_USERNAME",
            "setup",
            "KAFKA_SASL_PASSWORD",
            PASSWORD);
  }

  @AfterAll
  static void stop() {
    KAFKA.close();
  }

  @Test
  void createsEveryTopicOnceAndDoctorFindsThem() throws InterruptedException {
    assertThat(broker(variables).fix()).contains("setup");

    assertThat(run(variables, "setup", "--replication", "1")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).contains(Topics.all().size() + " topics created");
    assertThat(broker(variables).kind()).isEqualTo(Finding.Kind.OK);

    assertThat(run(variables, "setup")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).contains("0 topics created");
  }

  @Test
  void doctorTellsAWrongPasswordFromAnUnknownCertificate() throws InterruptedException {
    Map<String, String> wrong = new HashMap<>(variables);
    wrong.put("KAFKA_SASL_PASSWORD", "wrong");
    assertThat(broker(wrong).says()).contains("refuses the login").doesNotContain("wrong");

    Map<String, String> distrustful = new HashMap<>(variables);
    distrustful.remove("KAFKA_CA_FILE");
    assertThat(broker(distrustful).fix()).contains("KAFKA_CA_FILE");

    Map<String, String> half = new HashMap<>(variables);
    half.remove("KAFKA_SASL_USERNAME");
    assertThat(broker(half).says()).contains("KAFKA_SASL_USERNAME");
  }

  @Test
  void createsABucketThatIsMissing() {
    EmbeddedS3 s3 = Dependencies.s3();
    Map<String, String> withBucket = new HashMap<>();
    withBucket.put("STORYCAST_HOME", folder.toString());
    withBucket.put("KAFKA_BROKERS", Dependencies.kafka().brokers());
    withBucket.put("S3_ENDPOINT", s3.endpoint().toString());
    withBucket.put("S3_BUCKET", "brand-new");
    withBucket.put("S3_ACCESS_KEY", s3.accessKey());
    withBucket.put("S3_SECRET_KEY", s3.secretKey());
    withBucket.put("CLOUDFLARE_R2_PUBLIC_URL", s3.endpoint() + "/brand-new");

    assertThat(run(withBucket, "setup", "--bucket")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).contains("'brand-new' was created");
    assertThat(run(withBucket, "setup", "--bucket")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).contains("'brand-new' was there");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Storycast.run(environment, recorded.terminal(), arguments);
  }

  private static Finding broker(Map<String, String> environment) throws InterruptedException {
    return Checks.of(new Settings(environment), Map.of()).stream()
        .filter(check -> check.name().equals("broker"))
        .findFirst()
        .orElseThrow()
        .finding();
  }
}
