package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterSearch;
import java.util.List;

/**
 * One page of dead letters.
 *
 * @param total how many match on all pages
 * @param page from 1
 */
record LetterList(List<LetterView> deadLetters, long total, int page, int limit) {

  static LetterList of(LetterSearch.Page found, int page, int limit) {
    return new LetterList(
        found.letters().stream().map(LetterView::of).toList(), found.total(), page, limit);
  }
}
