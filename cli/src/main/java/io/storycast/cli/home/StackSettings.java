package io.storycast.cli.home;

import java.util.HashMap;
import java.util.Map;

/** What the running local stack uses, under the names that the services read. */
public final class StackSettings {

  private StackSettings() {}

  /**
   * The settings of the parts the stack runs itself, and its tokens. They come before the
   * environment: this shell's may say something else than the one the stack was started from.
   *
   * @param tokens the tokens and keys that the stack made for itself
   */
  public static Map<String, String> embedded(StackState stack, Map<String, String> tokens) {
    Map<String, String> settings = new HashMap<>(tokens);
    if (stack.runs("s3")) {
      put(settings, "S3_ENDPOINT", stack, "s3");
      put(settings, "CLOUDFLARE_R2_PUBLIC_URL", stack, "audio");
    } else {
      settings.keySet().removeIf(name -> name.startsWith("CLOUDFLARE"));
    }
    if (stack.runs("postgres")) {
      put(settings, "DATABASE_URL", stack, "database");
    }
    if (stack.runs("kafka")) {
      put(settings, "KAFKA_BROKERS", stack, "kafka");
    }
    if (stack.runs("simulator")) {
      put(settings, "SILICONFLOW_BASE_URL", stack, "simulator");
    }
    return settings;
  }

  /**
   * The settings of the parts that the stack only uses, as far as they are no secrets; for a shell
   * that does not have them. The database's address is left out: its password is masked.
   */
  public static Map<String, String> external(StackState stack) {
    Map<String, String> settings = new HashMap<>();
    put(settings, "KAFKA_BROKERS", stack, "kafka");
    put(settings, "S3_ENDPOINT", stack, "s3");
    put(settings, "CLOUDFLARE_R2_BUCKET_NAME", stack, "bucket");
    put(settings, "CLOUDFLARE_R2_PUBLIC_URL", stack, "audio");
    put(settings, "SILICONFLOW_BASE_URL", stack, "provider");
    return settings;
  }

  private static void put(
      Map<String, String> settings, String setting, StackState stack, String address) {
    stack.address(address).ifPresent(value -> settings.put(setting, value));
  }
}
