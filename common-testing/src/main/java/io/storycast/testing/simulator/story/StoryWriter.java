package io.storycast.testing.simulator.story;

import io.storycast.contracts.KeyPhrase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Writes the story of a scenario: an opening, trouble, a thought in italics, help, and an ending.
 * Equal scenarios give equal stories.
 */
public final class StoryWriter {

  public static final int MIN_WORDS = 150;
  public static final int MAX_WORDS = 300;

  private static final int MAX_PHRASES = 6;
  private static final int USUAL_WORDS = 170;
  private static final int USUAL_SPREAD = 60;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private StoryWriter() {}

  /** A story of usual length. */
  public static Story write(String seed) {
    return write(seed, USUAL_WORDS + Math.floorMod(seed.hashCode(), USUAL_SPREAD));
  }

  /**
   * A story of about the given number of words.
   *
   * @param words raised to {@link #MIN_WORDS}, lowered to {@link #MAX_WORDS}
   */
  public static Story write(String seed, int words) {
    RandomGenerator random = new SplittableRandom(seed.hashCode());
    StoryParts parts = StoryParts.english();
    Cast cast = Cast.of(seed, parts, random);
    List<KeyPhrase> phrases = new ArrayList<>();
    List<String> paragraphs = paragraphs(parts, cast, random, phrases);
    int target = Math.clamp(words, MIN_WORDS, MAX_WORDS) - 10;
    lengthen(paragraphs, parts, cast, random, target);
    String title = Cast.titled(cast.fill(parts.one("title", random)));
    return new Story(
        title,
        String.join("\n\n", paragraphs),
        phrases.subList(0, Math.min(MAX_PHRASES, phrases.size())));
  }

  private static List<String> paragraphs(
      StoryParts parts, Cast cast, RandomGenerator random, List<KeyPhrase> phrases) {
    Telling telling = new Telling(parts, cast, random, phrases);
    String thought = telling.line("thought").replaceAll(",$", "");
    String mark = thought.matches("(?:Why|What) .*") ? "?*" : ",*";
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(telling.lines("opening", "scene", "second"));
    paragraphs.add(telling.lines("trouble"));
    paragraphs.add("*" + thought + mark + " " + telling.line("reaction"));
    paragraphs.add(telling.lines("help", "dialogue", "turn"));
    paragraphs.add(telling.lines("ending", "lesson"));
    return paragraphs;
  }

  /** Adds details to the first, second and fourth paragraph in turn. */
  private static void lengthen(
      List<String> paragraphs, StoryParts parts, Cast cast, RandomGenerator random, int target) {
    int[] places = {0, 1, 3};
    Iterator<String> details = parts.shuffled("detail", random).iterator();
    for (int turn = 0; details.hasNext() && words(paragraphs) < target; turn++) {
      int place = places[turn % places.length];
      paragraphs.set(place, paragraphs.get(place) + " " + cast.tell(details.next()));
    }
  }

  private static int words(List<String> paragraphs) {
    return SPACES.split(String.join(" ", paragraphs)).length;
  }

  /** Takes lines from the parts and notes the phrases in them. */
  private record Telling(
      StoryParts parts, Cast cast, RandomGenerator random, List<KeyPhrase> phrases) {

    String lines(String... sections) {
      List<String> lines = new ArrayList<>();
      for (String section : sections) {
        lines.add(line(section));
      }
      return String.join(" ", lines);
    }

    String line(String section) {
      MarkedLine line = MarkedLine.of(parts.one(section, random));
      line.phrase().map(cast::fill).ifPresent(phrases::add);
      // A reaction goes on after a comma.
      return section.equals("reaction") ? cast.fill(line.text()) : cast.tell(line.text());
    }
  }
}
