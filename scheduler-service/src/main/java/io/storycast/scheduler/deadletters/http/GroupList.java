package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterSearch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dead letters by cause, the most frequent first.
 *
 * @param total how many letters match, over all groups
 */
record GroupList(List<GroupView> groups, long total) {

  /** More causes than a person reads; the total counts them all. */
  private static final int MOST = 500;

  record GroupView(
      String fingerprint,
      String stage,
      String reasonCode,
      String meaning,
      String remedy,
      String message,
      long count,
      Instant firstDiedAt,
      Instant lastDiedAt,
      Map<String, Long> states,
      String sampleId) {}

  static GroupList of(List<LetterSearch.Group> groups) {
    return new GroupList(
        groups.stream().limit(MOST).map(GroupList::view).toList(),
        groups.stream().mapToLong(LetterSearch.Group::count).sum());
  }

  private static GroupView view(LetterSearch.Group group) {
    Explanation explanation = Explanation.of(group.reasonCode());
    Map<String, Long> states = new TreeMap<>();
    group.states().forEach((state, letters) -> states.put(state.code(), letters));
    return new GroupView(
        group.fingerprint(),
        group.stage(),
        group.reasonCode(),
        explanation.meaning(),
        explanation.remedy(),
        group.message(),
        group.count(),
        group.firstDiedAt(),
        group.lastDiedAt(),
        states,
        group.sampleId());
  }
}
