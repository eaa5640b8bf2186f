package io.storycast.story.contract;

import java.util.Locale;

/**
 * What was asked for, as far as an answer is measured by it.
 *
 * @param language BCP 47 tag of the language to write in; empty if any will do
 * @param words about how long the story should be; 0 if any length will do
 */
public record Commission(String language, int words) {

  /** Nothing in particular. */
  public static final Commission ANY = new Commission("", 0);

  /** The language without its region or script, in lower case; empty if any will do. */
  public String primaryLanguage() {
    return Locale.forLanguageTag(language.strip()).getLanguage();
  }
}
