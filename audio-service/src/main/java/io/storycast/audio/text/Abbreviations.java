package io.storycast.audio.text;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full stops that end an abbreviation and not, or not surely, the sentence. English ones hold in
 * every language, because titles and names travel.
 *
 * @param neverLast always followed by more
 * @param beforeNumbers followed by a number when they are abbreviations at all
 * @param sometimesLast may end a sentence or stand before a name
 * @param spaced abbreviations of several parts, which end the text before a full stop
 * @param starters words that begin sentences far more often than names
 * @param ordinals whether a full stop makes a number an ordinal
 */
record Abbreviations(
    Set<String> neverLast,
    Set<String> beforeNumbers,
    Set<String> sometimesLast,
    Pattern spaced,
    Set<String> starters,
    boolean ordinals) {

  private static final Abbreviations ENGLISH =
      new Abbreviations(
          WordList.of(
              """
              Mr Mrs Ms Mx Dr Prof Rev Hon Gen Col Capt Lt Sgt Maj Cmdr Gov Sen Rep Pres Mt Ft Fr
              Messrs Mme Mlle vs cf viz e.g i.e E.g I.e approx Fig Vol
              """),
          WordList.of(
              """
              No Nos no nos p pp Ch ch Sec sec fig vol b c d Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
              """),
          WordList.of("St Jr Sr Inc Ltd Co Corp Ave Rd Blvd Ph.D M.D"),
          Pattern.compile("(?!)"),
          WordList.of(
              """
              The A An He She It They We I You His Her Its Their My Our Your This That These Those
              There Then When While But And Or So In On At As If After Before What Why How Who Where
              No Yes Not Now Every Each Some Many Suddenly Finally Meanwhile Maybe Perhaps With For
              From
              """),
          false);

  private static final Abbreviations GERMAN =
      ENGLISH.with(
          "Hr Frl Dipl Ing bzw ca evtl ggf inkl exkl sog vgl bspw Kap Hrsg geb gest z.B d.h u.a"
              + " z.T z.Hd i.d.R s.o v.a",
          "Nr S Str Abs Art Bd Kap Mär Mrz Mai Okt Dez",
          "usw Mio Mrd v.Chr n.Chr",
          "(?:z\\. ?[BT]|d\\. ?h|u\\. ?a|v\\. ?a|s\\. ?o|i\\. ?d(?:\\. ?R)?|[vn]\\. ?Chr|z|d|u|i)",
          "Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Sein Seine Ihre Mein Meine Dann Da Als Wenn"
              + " Aber Und Oder Doch Nun Dort Hier Nach Vor Im Am Auf Bei Mit Was Wer Wie Wo Warum"
              + " Ja Nein Nicht Danach Plötzlich",
          true);

  private static final Abbreviations FRENCH =
      ENGLISH.with(
          "MM Mlles Mmes Mgr Me chap fig env éd p.ex Ste",
          "art n°",
          "etc",
          "(?:p\\. ?ex|av\\. ?J|apr\\. ?J|av|apr|J\\.-C)",
          "Le La Les Un Une Il Elle Ils Elles On Nous Vous Je Tu Ce Cette Ces Son Sa Ses Mon Ma Mes"
              + " Mais Et Ou Où Puis Alors Quand Si Dans En Au Aux Après Avant Pourquoi Comment Qui"
              + " Que Oui Non Ensuite Soudain",
          false);

  private static final Abbreviations SPANISH =
      ENGLISH.with(
          "Sra Srta Sres Sras Dra Dres Dña Dn pág págs núm Profa Gral Cap Lic p.ej",
          "art cap",
          "Ud Uds Vd Vds etc EE.UU S.A",
          "(?:p\\. ?ej|EE|[ad]\\. ?C)",
          "El La Los Las Un Una Él Ella Ellos Ellas Nosotros Yo Tú Usted Su Sus Mi Mis Este Esta Eso"
              + " Pero Y O Cuando Si En Al Después Antes Entonces Luego Qué Por Cómo Quién Dónde Sí"
              + " No Ahora También",
          false);

  private static final Map<String, Abbreviations> LANGUAGES =
      Map.of("de", GERMAN, "fr", FRENCH, "es", SPANISH);

  /** J. K. Rowling, the U.S. Army. */
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.)*\\p{Lu}");

  private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");

  /** Am 3. Oktober, der 2. Weltkrieg: an article announces an ordinal. */
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:am|im|vom|zum|zur|beim|der|die|das|dem|den|des|ab|bis|jede[rnms]?|"
              + "sein(?:en?|em|er)?|ihr(?:en?|em|er)?|mein(?:en?|em|er)?) \\d{1,3}");

  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,])\\d{1,2}");

  private static final Set<String> GERMAN_MONTHS =
      WordList.of(
          "Januar Jänner Februar März April Mai Juni Juli August September Oktober November"
              + " Dezember Jahrhundert Jahrhunderts Weltkrieg Stock Klasse");

  /** No abbreviation is longer. */
  private static final int WINDOW = 24;

  static Abbreviations of(String language) {
    return LANGUAGES.getOrDefault(language, ENGLISH);
  }

  private Abbreviations with(
      String neverLast,
      String beforeNumbers,
      String sometimesLast,
      String spaced,
      String starters,
      boolean ordinals) {
    return new Abbreviations(
        union(this.neverLast, neverLast),
        union(this.beforeNumbers, beforeNumbers),
        union(this.sometimesLast, sometimesLast),
        Pattern.compile("(?<![\\p{L}\\p{N}])" + spaced),
        union(this.starters, starters),
        ordinals);
  }

  private static Set<String> union(Set<String> words, String more) {
    Set<String> all = new HashSet<>(words);
    all.addAll(WordList.of(more));
    return Set.copyOf(all);
  }

  /**
   * @param stop where the full stop is
   * @param next where the text goes on, with a visible character
   */
  boolean standsBefore(String text, int stop, int next) {
    String before = text.substring(Math.max(0, stop - WINDOW), stop);
    String word = lastWord(before);
    if (neverLast.contains(word)) {
      return true;
    }
    if (beforeNumbers.contains(word)) {
      return Character.isDigit(text.codePointAt(next));
    }
    String following = firstWord(text, next);
    if (ordinals && isOrdinal(before, following)) {
      return true;
    }
    boolean initials = INITIALS.matcher(word).matches() && !word.equals("I");
    return (initials || sometimesLast.contains(word) || endsWith(spaced, before))
        && !startsSentence(following);
  }

  /** A quote or a bracket after an abbreviation begins something of its own. */
  private boolean startsSentence(String following) {
    return following.isEmpty() || starters.contains(following);
  }

  private static boolean isOrdinal(String before, String following) {
    return endsWith(ORDINAL, before)
        || (endsWith(NUMBER, before) && GERMAN_MONTHS.contains(following));
  }

  private static boolean endsWith(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.hitEnd() || matcher.end() == text.length()) {
        return matcher.end() == text.length();
      }
    }
    return false;
  }

  private static String firstWord(String text, int start) {
    Matcher word = FIRST_WORD.matcher(text).region(start, Math.min(text.length(), start + WINDOW));
    return word.lookingAt() ? word.group() : "";
  }

  private static String lastWord(String before) {
    int start = before.length();
    while (start > 0 && isWordPart(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
