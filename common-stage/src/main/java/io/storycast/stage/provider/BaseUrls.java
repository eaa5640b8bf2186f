package io.storycast.stage.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Reads base URLs as people write them. */
final class BaseUrls {

  private static final List<String> OPERATIONS =
      List.of(
          "/chat/completions",
          "/completions",
          "/audio/speech",
          "/audio/transcriptions",
          "/images/generations",
          "/models");

  private BaseUrls() {}

  /**
   * The base URL without trailing slash and without an operation's path; a bare host gets {@code
   * /v1}, any other path is left as it is, because gateways have paths of their own.
   */
  static URI parse(String text) {
    URI uri = checked(text.strip());
    String path = withoutOperation(withoutTrailingSlashes(uri.getRawPath()));
    return URI.create(
        uri.getScheme().toLowerCase(Locale.ROOT)
            + "://"
            + uri.getRawAuthority()
            + (path.isEmpty() ? "/v1" : path));
  }

  private static URI checked(String text) {
    URI uri = uri(text);
    if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("The base URL must start with http:// or https://.");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("The base URL names no host.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The base URL must not carry a user, a query or a fragment.");
    }
    return uri;
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message quotes the text, which may hold a password.
      throw new IllegalArgumentException("The base URL is not a URL.");
    }
  }

  private static String withoutOperation(String path) {
    for (String operation : OPERATIONS) {
      if (path.endsWith(operation)) {
        return withoutTrailingSlashes(path.substring(0, path.length() - operation.length()));
      }
    }
    return path;
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
