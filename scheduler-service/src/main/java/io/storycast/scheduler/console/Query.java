package io.storycast.scheduler.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters in a page's address. A value that makes no sense is left out, so that an old or
 * mistyped link still shows something; the form shows what is in force.
 */
public final class Query {

  private static final int MOST_PAGES = 100_000;
  private static final int MINUTES = "2026-03-01T08:00".length();

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /** The parameters with these names, blank ones left out. */
  public static Query of(Map<String, String> parameters, String... names) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : names) {
      String value = parameters.get(name);
      if (value != null && !value.isBlank() && value.indexOf('\0') < 0) {
        kept.put(name, value.strip());
      }
    }
    return new Query(kept);
  }

  /** The value, or null when there is none. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** The value, or empty; for a form's field. */
  public String field(String name) {
    return values.getOrDefault(name, "");
  }

  /** A time of ISO 8601, or as a form's field writes it, in UTC. */
  public @Nullable Instant time(String name) {
    String text = values.get(name);
    try {
      if (text == null) {
        return null;
      }
      return text.length() == MINUTES
          ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The number of the page, from 1. */
  public static int page(Map<String, String> parameters) {
    try {
      return Math.clamp(Long.parseLong(parameters.getOrDefault("page", "1")), 1, MOST_PAGES);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** The same with another value; null leaves it out. */
  public Query with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Query(changed);
  }

  /** Whether nothing is filtered. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Names and values, for hidden fields and for the audit trail. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** As it stands in an address, without the question mark. */
  public String encoded() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A value as it stands in an address. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
