package io.storycast.cli.api;

import java.util.List;

/**
 * A page of the dead letters.
 *
 * @param total how many match on all pages
 * @param page from 1
 */
public record DeadLetterPage(List<DeadLetter> deadLetters, long total, int page, int limit) {

  /** How many pages there are, at least 1. */
  public long pages() {
    return Math.max(1, Math.ceilDiv(total, Math.max(1, limit)));
  }
}
