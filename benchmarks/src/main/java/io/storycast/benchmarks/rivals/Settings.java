package io.storycast.benchmarks.rivals;

import java.net.URI;
import java.util.Map;

/**
 * Where everything is.
 *
 * @param concurrency stories in the works at once
 * @param batch how many scenarios are taken at once where a rival takes several
 */
record Settings(
    String brokers,
    String jdbcUrl,
    String user,
    URI provider,
    URI store,
    String bucket,
    String accessKey,
    String secretKey,
    int concurrency,
    int batch) {

  static Settings of(Map<String, String> environment) {
    return new Settings(
        required(environment, "RIVAL_BROKERS"),
        required(environment, "RIVAL_JDBC_URL"),
        required(environment, "RIVAL_DB_USER"),
        URI.create(required(environment, "RIVAL_PROVIDER")),
        URI.create(required(environment, "RIVAL_STORE")),
        required(environment, "RIVAL_BUCKET"),
        required(environment, "RIVAL_ACCESS_KEY"),
        required(environment, "RIVAL_SECRET_KEY"),
        Integer.parseInt(required(environment, "RIVAL_CONCURRENCY")),
        Integer.parseInt(required(environment, "RIVAL_BATCH")));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Settings[%s, %s, %s, %s]".formatted(brokers, jdbcUrl, provider, store);
  }
}
