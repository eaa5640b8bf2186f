package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayCommands;
import io.storycast.scheduler.deadletters.ReplayCommands.Outcome;
import io.storycast.scheduler.deadletters.Replays;
import io.storycast.scheduler.deadletters.content.EditedValues;
import io.storycast.scheduler.deadletters.content.InvalidValue;
import io.storycast.scheduler.web.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders replays and watches them. */
@RestController
@RequestMapping("/v1/dead-letters")
class ReplayController {

  /** Quarantined ones are looked at too, so that the answer tells how many are left out. */
  private static final Set<LetterState> USUAL =
      EnumSet.of(LetterState.OPEN, LetterState.QUARANTINED);

  private static final int USUAL_RATE = 50;

  private final Replays replays;
  private final ReplayCommands commands;
  private final LetterSearch letters;
  private final EditedValues editedValues;

  ReplayController(Replays replays, ReplayCommands commands, LetterSearch letters) {
    this.replays = replays;
    this.commands = commands;
    this.letters = letters;
    this.editedValues = new EditedValues();
  }

  @PostMapping("/{id}/replay")
  ResponseEntity<ReplayView> replayOne(
      @PathVariable String id,
      @RequestBody(required = false) Requests.@Nullable ReplayOne body,
      Principal principal,
      HttpServletRequest request) {
    var order = body == null ? new Requests.ReplayOne(null, null, null) : body;
    boolean force = Boolean.TRUE.equals(order.force());
    LetterSearch.Detail letter = letters.detail(id).orElseThrow(LetterProblems::noSuchLetter);
    byte[] edited =
        order.value() == null || order.value().isNull() ? null : edited(letter, order.value());
    Replay.Order what =
        new Replay.Order(
            Map.of("ids", List.of(id)),
            Requests.line("note", order.note()),
            Actor.of(principal, request),
            USUAL_RATE,
            0,
            force);
    return commands
        .start(LetterFilter.ofIds(List.of(id)), what, edited)
        .map(ReplayController::accepted)
        .orElseThrow(() -> LetterProblems.cannotReplay(letter.letter(), force));
  }

  private byte[] edited(LetterSearch.Detail letter, JsonNode value) {
    try {
      return editedValues.checked(letter, value);
    } catch (InvalidValue invalid) {
      throw LetterProblems.invalidValue(invalid.violations());
    }
  }

  @PostMapping("/replays")
  ResponseEntity<?> replay(
      @RequestBody(required = false) Requests.@Nullable ReplayMany body,
      Principal principal,
      HttpServletRequest request) {
    var order =
        body == null ? new Requests.ReplayMany(null, null, null, null, null, null, null) : body;
    List<String> ids = order.checkedIds();
    Map<String, ? extends @Nullable Object> written =
        order.filter() == null ? Map.of() : order.filter();
    LetterFilter filter =
        ids.isEmpty()
            ? new Parameters(written).knownFilters().filter(USUAL)
            : LetterFilter.ofIds(ids);
    Replay.Order what =
        new Replay.Order(
            ids.isEmpty() ? LetterProblems.present(written) : Map.of("ids", ids),
            Requests.line("note", order.note()),
            Actor.of(principal, request),
            order.checkedRate(),
            order.checkedCanary(),
            Boolean.TRUE.equals(order.force()));
    if (Boolean.TRUE.equals(order.dryRun())) {
      return ResponseEntity.ok(replays.preview(filter, what.force()));
    }
    return commands
        .start(filter, what, null)
        .map(ReplayController::accepted)
        .orElseThrow(() -> LetterProblems.nothing(replays.preview(filter, what.force())));
  }

  @GetMapping("/replays")
  ReplayView.ReplayList newest(@RequestParam Map<String, String> query) {
    return new ReplayView.ReplayList(
        replays.newest(new Parameters(query).limit()).stream().map(ReplayView::of).toList());
  }

  @GetMapping("/replays/{id}")
  ReplayView one(@PathVariable String id) {
    return replays.find(uuid(id)).map(ReplayView::of).orElseThrow(LetterProblems::noSuchReplay);
  }

  @PostMapping("/replays/{id}/pause")
  ReplayView pause(@PathVariable String id, Principal principal, HttpServletRequest request) {
    return answer(commands.pause(uuid(id), Actor.of(principal, request)), "paused");
  }

  @PostMapping("/replays/{id}/resume")
  ReplayView resume(@PathVariable String id, Principal principal, HttpServletRequest request) {
    return answer(commands.resume(uuid(id), Actor.of(principal, request)), "resumed");
  }

  @PostMapping("/replays/{id}/abort")
  ReplayView abort(@PathVariable String id, Principal principal, HttpServletRequest request) {
    return answer(commands.abort(uuid(id), Actor.of(principal, request)), "aborted");
  }

  private static ReplayView answer(Outcome outcome, String done) {
    return switch (outcome) {
      case Outcome.Done(Replay replay) -> ReplayView.of(replay);
      case Outcome.NoSuchReplay() -> throw LetterProblems.noSuchReplay();
      case Outcome.WrongState(Replay replay) -> throw LetterProblems.wrongState(replay, done);
    };
  }

  private static ResponseEntity<ReplayView> accepted(Replay replay) {
    return ResponseEntity.accepted()
        .location(URI.create("/v1/dead-letters/replays/" + replay.id()))
        .body(ReplayView.of(replay));
  }

  /** The id as PostgreSQL writes it. */
  private static String uuid(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw LetterProblems.noSuchReplay();
    }
  }
}
