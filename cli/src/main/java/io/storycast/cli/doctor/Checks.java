package io.storycast.cli.doctor;

import io.storycast.cli.database.Database;
import io.storycast.cli.home.Settings;
import io.storycast.kafka.KafkaSecurity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the checks for a system from its settings. */
public final class Checks {

  // The defaults of story-service and audio-service.
  private static final String BASE_URL = "https://api.siliconflow.cn/v1";
  private static final String MODEL = "Qwen/Qwen3-Omni-30B-A3B-Instruct";
  private static final String SPEECH_MODEL = "FunAudioLLM/CosyVoice2-0.5B";

  private final Settings settings;

  private Checks(Settings settings) {
    this.settings = settings;
  }

  /**
   * A check for every dependency; one whose settings are missing says so instead.
   *
   * @param services the readiness address of each service that should run
   */
  public static List<Check> of(Settings settings, Map<String, URI> services) {
    Checks checks = new Checks(settings);
    List<Check> all = new ArrayList<>();
    all.add(checks.model());
    all.add(checks.speech());
    all.add(checks.bucket());
    all.add(checks.needing("database", "DATABASE_URL", checks::database));
    all.add(checks.needing("broker", "KAFKA_BROKERS", checks::broker));
    services.forEach((service, address) -> all.add(new HealthCheck(service, address)));
    return all;
  }

  private Check model() {
    return providerIsSet()
        ? new ModelCheck(
            provider(settings.get("SILICONFLOW_BASE_URL"), settings.get("SILICONFLOW_API_KEY")),
            settings.get("SILICONFLOW_MODEL").orElse(MODEL))
        : new Unset("model", "SILICONFLOW_API_KEY");
  }

  private Check speech() {
    String model = settings.get("SILICONFLOW_TTS_MODEL").orElse(SPEECH_MODEL);
    return providerIsSet()
        ? new SpeechCheck(
            provider(
                settings.firstOf("SILICONFLOW_TTS_BASE_URL", "SILICONFLOW_BASE_URL"),
                settings.firstOf("SILICONFLOW_TTS_API_KEY", "SILICONFLOW_API_KEY")),
            model,
            settings.get("SILICONFLOW_TTS_VOICE").orElse(SPEECH_MODEL + ":alex"))
        : new Unset("speech", "SILICONFLOW_API_KEY");
  }

  private Check bucket() {
    List<String> missing = Bucket.missing(settings);
    return missing.isEmpty()
        ? new BucketCheck(Bucket.of(settings))
        : new Unset("bucket", String.join(", ", missing));
  }

  private Check database(String url) {
    return new DatabaseCheck(new Database(url, settings.get("CONTENT_SCHEMA").orElse("public")));
  }

  private Check broker(String brokers) {
    try {
      return new BrokerCheck(brokers, KafkaSecurity.clientSettings(settings::get));
    } catch (IllegalArgumentException e) {
      return new Contradictory("broker", String.valueOf(e.getMessage()));
    }
  }

  private Check needing(String name, String setting, Function<String, Check> check) {
    return settings.get(setting).map(check).orElseGet(() -> new Unset(name, setting));
  }

  private boolean providerIsSet() {
    return settings.firstOf("SILICONFLOW_BASE_URL", "SILICONFLOW_API_KEY").isPresent();
  }

  private static Provider provider(Optional<String> base, Optional<String> key) {
    return new Provider(base.orElse(BASE_URL), key.orElse(""));
  }

  /** A dependency whose settings cannot be used. */
  private record Contradictory(String name, String problem) implements Check {
    @Override
    public Finding run() {
      return Finding.failed("not checked: " + problem, "See docs/configuration.md, Kafka.");
    }
  }

  /** A dependency that nothing names. */
  private record Unset(String name, String settings) implements Check {
    @Override
    public Finding run() {
      return Finding.skipped("not checked: %s is not set.".formatted(settings));
    }
  }
}
