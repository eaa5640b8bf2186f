package io.storycast.cli.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters that the main code builds, as its sources tell, under their names in Prometheus. */
final class MeterSources {

  private static final Pattern BUILDER =
      Pattern.compile(
          "(?s)\\b(Gauge|Counter|Timer)\\s*\\.builder\\(\\s*\"(storycast\\.[^\"]+)\"(.*?)\\.register\\(");

  private static final Pattern DESCRIPTION =
      Pattern.compile("\\.description\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
  private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");
  private static final Pattern TAG = Pattern.compile("\\.tag\\(\\s*\"([a-z.]+)\"");
  private static final Pattern TAGS = Pattern.compile("(?s)\\.tags\\((\\s*\"[^;]*?)\\)\\s*\\.");
  private static final Pattern KEY = Pattern.compile("\"([a-z.]+)\"\\s*,");

  /** How the calls' meters name what every one of them has. */
  private static final String MODEL_TAGS = ".tags(model(call))";

  private MeterSources() {}

  /** A meter. */
  record Meter(String module, String kind, String name, Set<String> tags, String description) {

    String row() {
      return "| `%s` | %s | %s | %s | %s |"
          .formatted(
              name,
              kind,
              tags.stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", ")),
              module,
              description);
    }
  }

  /** Every meter, by name. */
  static List<Meter> all(Path root) throws IOException {
    List<Meter> meters = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          meters.addAll(in(module.getFileName().toString(), sources));
        }
      }
    }
    return meters.stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .distinct()
        .toList();
  }

  private static List<Meter> in(String module, Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> BUILDER.matcher(text(file)).results())
          .map(builder -> meter(module, builder))
          .toList();
    }
  }

  private static Meter meter(String module, MatchResult builder) {
    String kind = builder.group(1).toLowerCase(Locale.ROOT);
    String rest = builder.group(3);
    String unit = first(UNIT, rest, "timer".equals(kind) ? "seconds" : "");
    return new Meter(
        module,
        kind,
        prometheusName(builder.group(2), kind, unit),
        tags(rest),
        first(DESCRIPTION, rest, "**undescribed**"));
  }

  private static String prometheusName(String name, String kind, String unit) {
    String base = name.replace('.', '_') + (unit.isEmpty() ? "" : "_" + unit);
    return kind.equals("counter") ? base + "_total" : base;
  }

  private static Set<String> tags(String rest) {
    Set<String> tags = new TreeSet<>();
    TAG.matcher(rest).results().forEach(tag -> tags.add(tag.group(1)));
    TAGS.matcher(rest + ".")
        .results()
        .flatMap(several -> KEY.matcher(several.group(1)).results())
        .forEach(tag -> tags.add(tag.group(1)));
    if (rest.contains(MODEL_TAGS)) {
      tags.addAll(Set.of("provider", "model"));
    }
    return tags;
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : otherwise;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
