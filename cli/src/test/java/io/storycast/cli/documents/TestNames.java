package io.storycast.cli.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that a document names, and the tests that there are. */
final class TestNames {

  /** {@code SomeTest} or {@code SomeIT.doesSomething}. */
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT|E2E))(?:\\.(\\w+))?`");

  private final Map<String, String> sources = new HashMap<>();

  /**
   * @param root of the project, with the modules below it
   */
  TestNames(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .forEach(this::addSources);
    }
  }

  /** The names in a document that no test has. */
  List<String> unknownIn(Path document) throws IOException {
    return NAME.matcher(Files.readString(document))
        .results()
        .filter(name -> !exists(name.group(1), name.group(2)))
        .map(name -> name.group())
        .toList();
  }

  /** How often a document names a test. */
  static long countIn(Path document) throws IOException {
    return NAME.matcher(Files.readString(document)).results().count();
  }

  private boolean exists(String className, String method) {
    String source = sources.get(className);
    return source != null && (method == null || isTest(source, method));
  }

  /** A test's annotation stands right before it, with nothing but other annotations between. */
  private static boolean isTest(String source, String method) {
    Matcher declared =
        Pattern.compile("@(Test|ParameterizedTest|Property)\\b[^;{}]*?\\bvoid " + method + "\\(")
            .matcher(withoutText(source));
    return declared.find();
  }

  /** Text blocks and strings may hold anything. */
  private static String withoutText(String source) {
    return source
        .replaceAll("(?s)\"\"\".*?\"\"\"", "")
        .replaceAll("\"(\\\\.|[^\"\\\\\\n])*\"", "")
        .replaceAll("(?s)\\(\\{.*?}\\)", "")
        .replaceAll("value = \\{[^{}]*}", "");
  }

  private void addSources(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      below
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(nameOf(file), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
