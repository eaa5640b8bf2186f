package io.storycast.local;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stack says about itself, kept in {@code stack.json}: each change replaces the file as a
 * whole.
 */
final class StackStatus {

  static final String STARTING = "starting";
  static final String READY = "ready";
  static final String FAILED = "failed";
  static final String STOPPING = "stopping";
  static final String STOPPED = "stopped";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final StackHome home;
  private final Instant startedAt = Instant.now();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private String state = STARTING;
  private @Nullable String reason;

  /**
   * One part of the stack.
   *
   * @param pid its process; 0 when it has none yet, or none of ours
   * @param port where it listens; 0 when that is not ours to say
   * @param healthUrl null where there is no such thing
   * @param log its log file, null for those that write to the stack's
   * @param restarts how often it was started again after it had died
   */
  record Part(
      long pid,
      int port,
      String health,
      @Nullable String healthUrl,
      @Nullable String log,
      int restarts) {}

  StackStatus(StackHome home) {
    this.home = home;
  }

  synchronized void addresses(Map<String, String> found) {
    addresses.putAll(found);
    write();
  }

  synchronized void part(String name, Part part) {
    if (!part.equals(parts.put(name, part))) {
      write();
    }
  }

  synchronized void state(String next) {
    state = next;
    write();
  }

  synchronized void failed(String why) {
    reason = why;
    state(FAILED);
  }

  synchronized boolean isFailed() {
    return state.equals(FAILED);
  }

  private void write() {
    ObjectNode json = JSON.createObjectNode();
    json.put("state", state)
        .put("pid", ProcessHandle.current().pid())
        .put("reason", reason)
        .put("startedAt", startedAt.toString())
        .put("updatedAt", Instant.now().toString())
        .put("home", home.toString())
        .put("tokens", home.tokensFile().toString())
        .put("logs", home.logs().toString());
    ObjectNode where = json.putObject("addresses");
    addresses.forEach(where::put);
    var external = json.putArray("external");
    var processes = json.putArray("processes");
    parts.forEach(
        (name, part) -> {
          if (part.health().equals(Health.EXTERNAL)) {
            external.add(name);
          }
          processes.add(json(name, part));
        });
    Files0600.replace(home.stackFile(), JSON.writeValueAsString(json) + "\n");
  }

  private static ObjectNode json(String name, Part part) {
    return JSON.createObjectNode()
        .put("name", name)
        .put("pid", part.pid())
        .put("port", part.port())
        .put("health", part.health())
        .put("healthUrl", part.healthUrl())
        .put("log", part.log())
        .put("restarts", part.restarts());
  }
}
