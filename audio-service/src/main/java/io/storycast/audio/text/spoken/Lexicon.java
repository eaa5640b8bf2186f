package io.storycast.audio.text.spoken;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How terms are pronounced, from a file of lines {@code term<TAB>spoken} or {@code
 * term<TAB>spoken<TAB>language}.
 *
 * <p>A term matches whole words. Written all in lower case it matches in any case, otherwise
 * exactly. Of terms that begin at the same place the longest wins.
 */
public final class Lexicon {

  /** Stands for a term while the rest of its sentence is rewritten; no story contains these. */
  private static final char FIRST_MARK = '\uE000';

  private static final int MARKS = 6400;

  private final List<Term> terms;
  private final Map<String, Lookup> lookups;
  private final Lookup anyLanguage;

  private record Term(String written, String spoken, String language) {}

  private Lexicon(List<Term> terms) {
    this.terms = List.copyOf(terms);
    Map<String, Lookup> byLanguage = new TreeMap<>();
    terms.forEach(term -> byLanguage.computeIfAbsent(term.language(), this::lookup));
    this.lookups = Map.copyOf(byLanguage);
    this.anyLanguage = lookup("");
  }

  public static Lexicon empty() {
    return new Lexicon(List.of());
  }

  /**
   * Reads a lexicon from a UTF-8 file.
   *
   * @throws IllegalArgumentException when it cannot be read, or naming all its bad lines
   */
  public static Lexicon read(Path file) {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the lexicon " + file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the lexicon " + file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the lexicon " + file + " has bad lines: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the lines of a lexicon; empty ones and those that begin with # are skipped.
   *
   * @throws IllegalArgumentException naming all bad lines
   */
  public static Lexicon parse(List<String> lines) {
    LexiconLines reading = new LexiconLines();
    for (String line : lines) {
      reading.read(line);
    }
    return new Lexicon(
        reading.entries().stream()
            .map(entry -> new Term(entry.term(), entry.spoken(), entry.language()))
            .toList());
  }

  private Lookup lookup(String language) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> exact = new TreeMap<>();
    for (String wanted : List.of("", language)) {
      terms.stream()
          .filter(term -> term.language().equals(wanted))
          .forEach(
              term -> (isLowerCase(term) ? anyCase : exact).put(term.written(), term.spoken()));
    }
    return new Lookup(anyCase, exact, Lookup.pattern(anyCase, exact));
  }

  private static boolean isLowerCase(Term term) {
    return term.written().codePoints().noneMatch(Character::isUpperCase);
  }

  /** The terms of one language together with those of all languages, which they override. */
  private record Lookup(Map<String, String> anyCase, Map<String, String> exact, Pattern pattern) {

    static Pattern pattern(Map<String, String> anyCase, Map<String, String> exact) {
      Map<String, String> alternatives = new HashMap<>();
      anyCase.keySet().forEach(term -> alternatives.put(term, WholeWord.pattern(term, true)));
      exact.keySet().forEach(term -> alternatives.put(term, WholeWord.pattern(term, false)));
      String longestFirst =
          alternatives.entrySet().stream()
              .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
              .map(Map.Entry::getValue)
              .collect(Collectors.joining("|"));
      return Pattern.compile(longestFirst.isEmpty() ? "(?!)" : longestFirst);
    }

    String spoken(String found) {
      String exactly = exact.get(found);
      return exactly != null ? exactly : anyCase.getOrDefault(found, found);
    }
  }

  /** Puts a mark in the place of every term. */
  Marked mark(String sentence, String language) {
    Lookup lookup = lookups.getOrDefault(language, anyLanguage);
    Matcher matcher = lookup.pattern().matcher(sentence);
    List<String> spoken = new ArrayList<>();
    String text =
        matcher.replaceAll(
            (MatchResult found) -> {
              if (spoken.size() == MARKS) {
                return Matcher.quoteReplacement(found.group());
              }
              spoken.add(lookup.spoken(found.group()));
              return Character.toString(FIRST_MARK + spoken.size() - 1);
            });
    return new Marked(text, spoken);
  }

  /**
   * A sentence with marks for terms.
   *
   * @param spoken what each mark stands for
   */
  record Marked(String text, List<String> spoken) {

    String resolve(String rewritten) {
      if (spoken.isEmpty()) {
        return rewritten;
      }
      StringBuilder resolved = new StringBuilder();
      for (char c : rewritten.toCharArray()) {
        int mark = c - FIRST_MARK;
        if (mark >= 0 && mark < spoken.size()) {
          resolved.append(spoken.get(mark));
        } else {
          resolved.append(c);
        }
      }
      return resolved.toString();
    }
  }
}
