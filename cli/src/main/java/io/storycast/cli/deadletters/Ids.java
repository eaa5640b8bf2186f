package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLetter;
import io.storycast.cli.api.DeadLetterPage;
import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.Replay;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids as people write them: whole, or the beginning that the lists show. */
final class Ids {

  private static final int SHOWN = 8;
  private static final int LARGEST_PAGE = 100;

  /** Older letters than these are named by their whole id. */
  private static final int MOST_PAGES = 20;

  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{8}[0-9a-f-]{0,27}");

  private Ids() {}

  /** The id as lists show it: a beginning, where it is one of ours. */
  static String shortened(String id) {
    return WHOLE.matcher(id).matches() ? id.substring(0, SHOWN) : id;
  }

  /** The whole ids of these letters. */
  static List<String> ofLetters(List<String> written, DeadLettersApi api) {
    List<String> known =
        written.stream().anyMatch(Ids::isBeginning) ? newest(api) : List.<String>of();
    return written.stream()
        .map(id -> isBeginning(id) ? only(id, known, "dead letter") : id)
        .toList();
  }

  /** The whole id of this letter. */
  static String ofLetter(String written, DeadLettersApi api) {
    return ofLetters(List.of(written), api).getFirst();
  }

  /** The whole id of this replay. */
  static String ofReplay(String written, DeadLettersApi api) {
    return isBeginning(written)
        ? only(written, api.replays(LARGEST_PAGE).stream().map(Replay::id).toList(), "replay")
        : written;
  }

  private static boolean isBeginning(String id) {
    return BEGINNING.matcher(id).matches() && !WHOLE.matcher(id).matches();
  }

  private static List<String> newest(DeadLettersApi api) {
    List<String> ids = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      DeadLetterPage found =
          api.list(
              Map.of(
                  "state", "any",
                  "limit", Integer.toString(LARGEST_PAGE),
                  "page", Integer.toString(page)));
      found.deadLetters().stream().map(DeadLetter::id).forEach(ids::add);
      if (page >= found.pages()) {
        break;
      }
    }
    return ids;
  }

  private static String only(String beginning, List<String> known, String what) {
    List<String> matching = known.stream().filter(id -> id.startsWith(beginning)).toList();
    if (matching.size() == 1) {
      return matching.getFirst();
    }
    throw matching.isEmpty()
        ? new CommandFailure(
            ExitCodes.FAILED,
            "None of the newest %d begins with '%s'.".formatted(known.size(), beginning),
            "Write the whole id of the %s; --json shows it.".formatted(what))
        : new CommandFailure(
            ExitCodes.USAGE,
            "'%s' is the beginning of several ids.".formatted(beginning),
            "Write more of it: " + String.join(", ", matching));
  }
}
