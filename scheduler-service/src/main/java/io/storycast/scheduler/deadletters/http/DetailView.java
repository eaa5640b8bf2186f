package io.storycast.scheduler.deadletters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.storycast.contracts.Headers;
import io.storycast.scheduler.deadletters.LetterRecord;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.content.ContentView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about one dead letter.
 *
 * @param attempts why each of the stage's tries failed, the first one first
 * @param exception the class that was thrown, and the stack trace if the record brings one
 */
record DetailView(
    @JsonUnwrapped LetterView letter,
    @Nullable String key,
    ContentView.Value value,
    List<ContentView.HeaderView> headers,
    List<AttemptView> attempts,
    List<SendingView> replays,
    @Nullable String exception,
    String meaning,
    String remedy) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final TypeReference<List<AttemptView>> ATTEMPTS = new TypeReference<>() {};

  /**
   * @param counted whether it counted against the stage's tries
   */
  record AttemptView(
      @Nullable Instant at,
      @Nullable Long elapsedMs,
      @Nullable String reasonCode,
      @Nullable String message,
      @Nullable Boolean counted) {}

  record SendingView(
      String replayId,
      Instant at,
      String by,
      String note,
      String outcome,
      @Nullable String reason) {}

  static DetailView of(LetterSearch.Detail detail) {
    LetterRecord content = detail.content();
    Explanation explanation = Explanation.of(detail.letter().letter().cause().reasonCode());
    return new DetailView(
        LetterView.of(detail.letter()),
        ContentView.key(content.key()),
        ContentView.value(content.value(), detail.letter().letter().valueOmitted()),
        content.headers().stream()
            .map(header -> ContentView.header(header.name(), header.value()))
            .toList(),
        attempts(content),
        detail.replays().stream().map(DetailView::sending).toList(),
        exception(content),
        explanation.meaning(),
        explanation.remedy());
  }

  private static SendingView sending(LetterSearch.Sending sending) {
    return new SendingView(
        sending.replayId(),
        sending.at(),
        sending.by(),
        sending.note(),
        sending.outcome(),
        sending.reason());
  }

  private static List<AttemptView> attempts(LetterRecord content) {
    try {
      return header(content, Headers.HISTORY)
          .map(history -> JSON.readValue(history, ATTEMPTS))
          .orElse(List.of());
    } catch (JacksonException e) {
      return List.of(); // somebody else's header of that name
    }
  }

  private static @Nullable String exception(LetterRecord content) {
    Optional<String> type =
        Stream.of(
                "kafka_dlt-exception-cause-fqcn",
                Headers.DLT_EXCEPTION_FQCN,
                "kafka_exception-cause-fqcn",
                "kafka_exception-fqcn")
            .flatMap(name -> header(content, name).stream())
            .findFirst();
    Optional<String> trace =
        Stream.of("kafka_dlt-exception-stacktrace", "kafka_exception-stacktrace")
            .flatMap(name -> header(content, name).stream())
            .findFirst();
    return trace.isPresent() && type.isPresent()
        ? type.get() + "\n" + trace.get()
        : type.or(() -> trace).orElse(null);
  }

  private static Optional<String> header(LetterRecord content, String name) {
    return content.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(LetterRecord.Header::value)
        .reduce((earlier, later) -> later)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> !text.isBlank());
  }
}
