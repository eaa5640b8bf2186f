package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterCommands;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.web.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Puts letters aside, and has the store rebuilt. */
@RestController
@RequestMapping("/v1/dead-letters")
class LetterOrders {

  private static final Set<LetterState> OPEN = EnumSet.of(LetterState.OPEN);

  private final Letters letters;
  private final LetterSearch search;
  private final LetterCommands commands;

  LetterOrders(Letters letters, LetterSearch search, LetterCommands commands) {
    this.letters = letters;
    this.search = search;
    this.commands = commands;
  }

  /** How many letters were put aside, or would be. */
  record Discarded(long count, Map<String, Long> byReason) {

    static Discarded of(Map<String, Long> byReason) {
      return new Discarded(byReason.values().stream().mapToLong(Long::longValue).sum(), byReason);
    }
  }

  @PostMapping("/discard")
  Discarded discardMany(
      @RequestBody Requests.DiscardMany body, Principal principal, HttpServletRequest request) {
    if (body.filter() == null) {
      throw Requests.invalid(
          "filter", "The request has no filter.", "An empty filter means all open letters.");
    }
    LetterFilter filter = new Parameters(body.filter()).knownFilters().filter(OPEN);
    if (Boolean.TRUE.equals(body.dryRun())) {
      return Discarded.of(letters.discardable(filter));
    }
    return Discarded.of(
        commands.discard(
            filter,
            LetterProblems.present(body.filter()),
            Requests.reason(body.reason()),
            Actor.of(principal, request)));
  }

  @PostMapping("/{id}/discard")
  LetterView discard(
      @PathVariable String id,
      @RequestBody Requests.Discard body,
      Principal principal,
      HttpServletRequest request) {
    String reason = Requests.reason(body.reason());
    StoredLetter before = stored(id);
    if (!commands.discard(id, reason, Actor.of(principal, request))) {
      throw LetterProblems.wrongState(before, "discarded", "open, quarantined or replayed");
    }
    return LetterView.of(stored(id));
  }

  @PostMapping("/{id}/undo-discard")
  LetterView undoDiscard(@PathVariable String id, Principal principal, HttpServletRequest request) {
    StoredLetter before = stored(id);
    if (!commands.undoDiscard(id, Actor.of(principal, request))) {
      throw LetterProblems.wrongState(before, "put back", "discarded");
    }
    return LetterView.of(stored(id));
  }

  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, String> rebuild(Principal principal, HttpServletRequest request) {
    commands.rebuild(Actor.of(principal, request));
    return Map.of("status", "All dead-letter topics are being read from the start.");
  }

  private StoredLetter stored(String id) {
    return search
        .detail(id)
        .map(LetterSearch.Detail::letter)
        .orElseThrow(LetterProblems::noSuchLetter);
  }
}
