package io.storycast.testing.simulator.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The alternatives that stories are made of, by section; see {@code story-parts.txt}. */
final class StoryParts {

  private static final StoryParts ENGLISH = load("story-parts.txt");

  private final Map<String, List<String>> sections;

  private StoryParts(Map<String, List<String>> sections) {
    this.sections = sections;
  }

  static StoryParts english() {
    return ENGLISH;
  }

  /** One alternative of a section. */
  String one(String section, RandomGenerator random) {
    List<String> lines = all(section);
    return lines.get(random.nextInt(lines.size()));
  }

  /** All alternatives of a section in random order. */
  List<String> shuffled(String section, RandomGenerator random) {
    List<String> lines = new ArrayList<>(all(section));
    for (int last = lines.size() - 1; last > 0; last--) {
      Collections.swap(lines, last, random.nextInt(last + 1));
    }
    return lines;
  }

  private List<String> all(String section) {
    return Objects.requireNonNull(sections.get(section), section);
  }

  private static StoryParts load(String resource) {
    try (InputStream in = StoryParts.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new StoryParts(parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.matches("\\[\\w+]")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        section.add(line);
      }
    }
    return sections;
  }
}
