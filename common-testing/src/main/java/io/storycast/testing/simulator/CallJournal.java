package io.storycast.testing.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the counts beyond the life of the process: a file with one JSON object per line for each
 * step of each call. Without a file it keeps nothing.
 */
final class CallJournal {

  static final String STARTED = "started";
  static final String BILLED = "billed";
  static final String ANSWERED = "answered";
  static final String FAILED = "failed";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable Path file;

  CallJournal(@Nullable Path file) {
    this.file = file;
  }

  void append(long id, String scenario, Endpoint endpoint, String event) {
    if (file == null) {
      return;
    }
    String line =
        JSON.createObjectNode()
            .put("at", Instant.now().toString())
            .put("call", id)
            .put("scenario", scenario)
            .put("endpoint", endpoint.code())
            .put("event", event)
            .toString();
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void clear() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts the calls of earlier processes; those that had no end have failed. */
  void replay(Calls calls) {
    Map<Long, Calls.Call> open = new HashMap<>();
    for (String line : lines()) {
      JsonNode step = JSON.readTree(line);
      long id = step.path("call").asLong();
      String event = step.path("event").asString();
      if (event.equals(STARTED)) {
        open.put(id, calls.start(id, step.path("scenario").asString(), endpoint(step), false));
      } else if (event.equals(BILLED)) {
        Optional.ofNullable(open.get(id)).ifPresent(Calls.Call::bill);
      } else {
        Optional.ofNullable(open.remove(id)).ifPresent(call -> call.end(event.equals(ANSWERED)));
      }
    }
    open.values().forEach(call -> call.end(false));
  }

  private static Endpoint endpoint(JsonNode step) {
    return Endpoint.of(step.path("endpoint").asString());
  }

  /** The whole lines; half a line that a killed process left behind is cut off. */
  private List<String> lines() {
    if (file == null || !Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (!whole.equals(text)) {
        Files.writeString(file, whole);
      }
      return whole.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
