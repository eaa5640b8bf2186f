package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.console.Remedies;
import io.storycast.scheduler.deadletters.LetterSearch;

/**
 * A cause, what to do about it, and the filter that chooses its letters.
 *
 * @param filter ready for an address
 */
record GroupRow(LetterSearch.Group group, String meaning, String remedy, String filter) {

  static GroupRow of(LetterSearch.Group group, Query query) {
    return new GroupRow(
        group,
        Remedies.meaning(group.reasonCode()),
        Remedies.of(group.reasonCode()),
        query.with("fingerprint", group.fingerprint()).encoded());
  }
}
