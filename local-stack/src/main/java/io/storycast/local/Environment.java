package io.storycast.local;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the caller's environment says about dependencies that exist already. */
record Environment(Map<String, String> variables) {

  private static final Pattern PASSWORD = Pattern.compile("(://[^:/@]+):[^@]*@");
  private static final Pattern QUERY = Pattern.compile("\\?.*");

  Environment {
    variables = Map.copyOf(variables);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  boolean hasBrokers() {
    return brokers().isPresent();
  }

  Optional<String> brokers() {
    return get("KAFKA_BROKERS");
  }

  /** The database's address without its password. */
  Optional<String> printableDatabase() {
    return get("DATABASE_URL")
        .map(url -> PASSWORD.matcher(url).replaceFirst("$1:***@"))
        .map(url -> QUERY.matcher(url).replaceFirst(""));
  }

  boolean hasDatabase() {
    return get("DATABASE_URL").isPresent();
  }

  boolean hasStore() {
    return get("S3_ENDPOINT").isPresent() || get("CLOUDFLARE_R2_ACCOUNT_ID").isPresent();
  }

  Optional<String> storeAddress() {
    return get("S3_ENDPOINT")
        .or(
            () ->
                get("CLOUDFLARE_R2_ACCOUNT_ID")
                    .map("https://%s.r2.cloudflarestorage.com"::formatted));
  }

  boolean hasProvider() {
    return get("SILICONFLOW_BASE_URL").isPresent() || get("SILICONFLOW_API_KEY").isPresent();
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
