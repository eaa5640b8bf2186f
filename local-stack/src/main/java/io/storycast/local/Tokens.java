package io.storycast.local;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Secrets that a stack makes for itself once, under the names the services read. */
public final class Tokens {

  /** Of the account {@code operator}, for a person to log in to the console. */
  static final String CONSOLE_PASSWORD = "CONSOLE_PASSWORD";

  static final String ACCESS_KEY = "CLOUDFLARE_R2_ACCESS_KEY_ID";
  static final String SECRET_KEY = "CLOUDFLARE_R2_SECRET_ACCESS_KEY";
  static final String BUCKET = "CLOUDFLARE_R2_BUCKET_NAME";

  private static final String BUCKET_NAME = "storycast";
  private static final int BYTES = 24;

  /** Characters of a password, 80 bits: a person may have to type it. */
  private static final int TYPED = 20;

  private final Map<String, String> values;

  private Tokens(Map<String, String> values) {
    this.values = values;
  }

  /** Reads the tokens, and makes those that are missing. */
  public static Tokens of(StackHome home) {
    Properties file = Files0600.properties(home.tokensFile());
    int before = file.size();
    for (String name :
        new String[] {"CRON_SECRET", "API_TOKEN", "MANAGEMENT_TOKEN", ACCESS_KEY, SECRET_KEY}) {
      file.computeIfAbsent(name, any -> random());
    }
    file.computeIfAbsent(CONSOLE_PASSWORD, any -> random().substring(0, TYPED));
    // No secret, but whoever uses the keys needs it as well.
    file.putIfAbsent(BUCKET, BUCKET_NAME);
    if (file.size() > before) {
      Files0600.replace(home.tokensFile(), file);
    }
    Map<String, String> values = new TreeMap<>();
    file.stringPropertyNames().forEach(name -> values.put(name, file.getProperty(name)));
    return new Tokens(values);
  }

  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no token " + name);
    }
    return value;
  }

  /** What protects the services' own interfaces. */
  Map<String, String> ofServices() {
    Map<String, String> tokens = new TreeMap<>(values);
    tokens.keySet().removeIf(name -> name.startsWith("CLOUDFLARE"));
    return tokens;
  }

  /** Names only. */
  @Override
  public String toString() {
    return "Tokens" + values.keySet();
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
