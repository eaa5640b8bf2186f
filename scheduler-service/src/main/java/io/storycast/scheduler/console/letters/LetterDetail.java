package io.storycast.scheduler.console.letters;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.console.Remedies;
import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.LetterRecord;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.deadletters.content.ContentView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One dead letter as its page shows it.
 *
 * @param attempts why each of the stage's tries failed, the first one first
 */
record LetterDetail(
    StoredLetter stored,
    String meaning,
    String remedy,
    @Nullable String key,
    ContentView.Value value,
    List<ContentView.HeaderView> headers,
    List<Try> attempts,
    List<LetterSearch.Sending> replays) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final TypeReference<List<Try>> TRIES = new TypeReference<>() {};

  /** One try of the stage, as the record's header tells it. */
  record Try(
      @Nullable Instant at,
      @Nullable Long elapsedMs,
      @Nullable String reasonCode,
      @Nullable String message,
      @Nullable Boolean counted) {}

  static LetterDetail of(LetterSearch.Detail detail) {
    Letter letter = detail.letter().letter();
    LetterRecord content = detail.content();
    return new LetterDetail(
        detail.letter(),
        Remedies.meaning(letter.cause().reasonCode()),
        Remedies.of(letter.cause().reasonCode()),
        ContentView.key(content.key()),
        ContentView.value(content.value(), letter.valueOmitted()),
        content.headers().stream()
            .map(header -> ContentView.header(header.name(), header.value()))
            .toList(),
        tries(content),
        detail.replays());
  }

  /** Whether a replay may send it, if need be by force. */
  public boolean replayable() {
    return stored.letter().source().topic() != null
        && (stored.state() == LetterState.OPEN || forceable());
  }

  /** Whether only a forced replay sends it. */
  public boolean forceable() {
    return stored.state() == LetterState.QUARANTINED || stored.state() == LetterState.REPLAYED;
  }

  public boolean discardable() {
    return stored.state() == LetterState.OPEN || forceable();
  }

  public boolean discarded() {
    return stored.state() == LetterState.DISCARDED;
  }

  /** Whether the value may be edited before it is sent: text and JSON may. */
  public boolean editable() {
    return replayable() && (value.kind().equals("json") || value.kind().equals("text"));
  }

  private static List<Try> tries(LetterRecord content) {
    try {
      return content.headers().stream()
          .filter(header -> header.name().equals(Headers.HISTORY))
          .reduce((earlier, later) -> later)
          .flatMap(header -> Optional.ofNullable(header.value()))
          .map(bytes -> JSON.readValue(new String(bytes, StandardCharsets.UTF_8), TRIES))
          .orElse(List.of());
    } catch (JacksonException e) {
      return List.of(); // somebody else's header of that name
    }
  }
}
