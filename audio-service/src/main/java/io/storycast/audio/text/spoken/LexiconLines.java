package io.storycast.audio.text.spoken;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the lines of a lexicon, and remembers all that is wrong with them. */
final class LexiconLines {

  private static final int LONGEST = 200;

  /** Speech models obey some marks in these; a lexicon is for pronunciation alone. */
  private static final Pattern MARKS =
      Pattern.compile("[<>\\[\\]{}|｜\\p{Co}]|[\\p{Cc}\\p{Cf}&&[^\u200C]]");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int number;

  /**
   * @param language primary subtag; empty for all languages
   */
  record Entry(String term, String spoken, String language) {}

  void read(String raw) {
    number++;
    String line = number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] fields = line.split("\t", -1);
    if (fields.length < 2 || fields.length > 3) {
      complain("is not term<TAB>spoken or term<TAB>spoken<TAB>language");
      return;
    }
    read(
        Normalizer.normalize(fields[0].strip(), Normalizer.Form.NFC),
        fields[1].strip(),
        fields.length == 3 ? fields[2].strip().toLowerCase(Locale.ROOT) : "");
  }

  private void read(String term, String spoken, String language) {
    if (!hasWords(term)) {
      complain("has no letter or digit in its term");
    } else if (!hasWords(spoken)) {
      complain("has nothing to say: no letter or digit in its second field");
    } else if (term.length() > LONGEST || spoken.length() > LONGEST) {
      complain("is longer than %d characters".formatted(LONGEST));
    } else if (MARKS.matcher(term).find() || MARKS.matcher(spoken).find()) {
      complain("has brackets, bars or invisible characters, which speech models may obey");
    } else if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
      complain("has no language such as en in its third field");
    } else {
      add(new Entry(term, spoken, language));
    }
  }

  private void add(Entry entry) {
    Integer first = lineOf.putIfAbsent(entry.language() + "\t" + entry.term(), number);
    if (first != null) {
      complain("has the same term as line " + first);
    }
    entries.add(entry);
  }

  private void complain(String complaint) {
    complaints.add("line %d %s".formatted(number, complaint));
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /**
   * @throws IllegalArgumentException naming all bad lines
   */
  List<Entry> entries() {
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", complaints));
    }
    return entries;
  }
}
