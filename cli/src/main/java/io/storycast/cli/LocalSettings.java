package io.storycast.cli;

import io.storycast.cli.home.StackState;
import java.util.HashMap;
import java.util.Map;

/** What the running local stack uses, under the names that the services read. */
final class LocalSettings {

  private LocalSettings() {}

  /**
   * @param tokens the tokens and keys that the stack made for itself
   */
  static Map<String, String> of(StackState stack, Map<String, String> tokens) {
    Map<String, String> settings = new HashMap<>(tokens);
    stack.address("database").ifPresent(url -> settings.put("DATABASE_URL", url));
    stack.address("kafka").ifPresent(brokers -> settings.put("KAFKA_BROKERS", brokers));
    stack.address("s3").ifPresent(url -> settings.put("S3_ENDPOINT", url));
    stack.address("audio").ifPresent(url -> settings.put("CLOUDFLARE_R2_PUBLIC_URL", url));
    stack.address("simulator").ifPresent(url -> settings.put("SILICONFLOW_BASE_URL", url));
    return settings;
  }
}
