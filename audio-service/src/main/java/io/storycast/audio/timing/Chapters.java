package io.storycast.audio.timing;

import io.storycast.audio.text.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a narration into chapters of about a minute, never inside a sentence: each begins with the
 * sentence that is nearest to a minute behind the last begin, and 45 to 75 s behind it where there
 * is one. The last chapter is what remains, and may be shorter.
 */
public final class Chapters {

  private static final long MINUTE = 60_000;
  private static final long SHORTEST = 45_000;
  private static final long LONGEST = 75_000;
  private static final int TITLE_LENGTH = 50;

  private Chapters() {}

  /** The chapters; one at least. */
  public static List<Chapter> of(TimedText text) {
    List<Chapter> chapters = new ArrayList<>();
    String title = text.sentences().isEmpty() ? "" : title(text.sentences().getFirst());
    long start = 0;
    Optional<TimedSentence> next = next(text, start);
    while (next.isPresent()) {
      chapters.add(new Chapter(title, start, next.get().startMs()));
      start = next.get().startMs();
      title = title(next.get());
      next = next(text, start);
    }
    chapters.add(new Chapter(title, start, text.durationMs()));
    return List.copyOf(chapters);
  }

  private static Optional<TimedSentence> next(TimedText text, long start) {
    if (text.durationMs() - start <= LONGEST) {
      return Optional.empty();
    }
    List<TimedSentence> later =
        text.sentences().stream().filter(s -> s.startMs() >= start + SHORTEST).toList();
    return later.stream()
        .filter(sentence -> sentence.startMs() <= start + LONGEST)
        .min(Comparator.comparingLong(s -> Math.abs(s.startMs() - start - MINUTE)))
        // One sentence takes longer than that.
        .or(() -> later.stream().findFirst());
  }

  private static String title(TimedSentence first) {
    String text = first.sentence().written();
    if (first.kind() == Block.Kind.HEADING || text.length() <= TITLE_LENGTH) {
      return text;
    }
    int space = text.lastIndexOf(' ', TITLE_LENGTH);
    int end = space > 0 ? space : TITLE_LENGTH;
    // Not through the middle of a character.
    int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return text.substring(0, whole) + "…";
  }
}
