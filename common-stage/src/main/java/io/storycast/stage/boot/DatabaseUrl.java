package io.storycast.stage.boot;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code DATABASE_URL}: a {@code postgres://} URL as platforms give it, or a JDBC URL. */
final class DatabaseUrl {

  private DatabaseUrl() {}

  /**
   * The Spring properties for a URL.
   *
   * @throws IllegalArgumentException when it is neither form; the message does not quote it,
   *     because it may hold a password
   */
  static Map<String, Object> springProperties(String url) {
    if (url.startsWith("jdbc:")) {
      return Map.of("spring.datasource.url", url);
    }
    if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
      throw new IllegalArgumentException(
          "DATABASE_URL must start with postgres://, postgresql:// or jdbc:postgresql://");
    }
    return fromPostgresUrl(parse(url));
  }

  private static URI parse(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message quotes the URL, password included.
      throw new IllegalArgumentException(
          "DATABASE_URL is not a valid URL; percent-encode special characters in the password");
    }
  }

  private static Map<String, Object> fromPostgresUrl(URI uri) {
    Map<String, Object> properties = new TreeMap<>();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String hostAndPort = uri.getRawAuthority().replaceFirst("^.*@", "");
    properties.put(
        "spring.datasource.url", "jdbc:postgresql://" + hostAndPort + uri.getRawPath() + query);
    String userInfo = uri.getRawUserInfo();
    if (userInfo != null) {
      String[] parts = userInfo.split(":", 2);
      properties.put("spring.datasource.username", decoded(parts[0]));
      if (parts.length == 2) {
        properties.put("spring.datasource.password", decoded(parts[1]));
      }
    }
    return properties;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
