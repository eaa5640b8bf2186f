package io.storycast.cli.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the local stack writes about itself into {@code stack.json}.
 *
 * @param state starting, ready, failed or stopping
 * @param pid the process of the stack itself
 * @param reason why it failed
 * @param addresses where to reach what, by name, for example {@code api}
 * @param processes the stack's parts and the services
 */
public record StackState(
    String state,
    long pid,
    @Nullable String reason,
    Map<String, String> addresses,
    List<StackProcess> processes) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One part of the stack.
   *
   * @param name for example {@code kafka} or {@code story-service}
   * @param pid its process
   * @param port the port it listens on; 0 when it has none
   * @param health for example {@code starting}, {@code up}, {@code down}
   * @param log its log file
   */
  public record StackProcess(
      String name, long pid, int port, String health, @Nullable String log) {}

  /** The state in this JSON; empty while the file is being written for the first time. */
  static Optional<StackState> parse(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, StackState.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Whether the stack can be used. */
  public boolean isReady() {
    return state.equals("ready");
  }

  /** Whether it gave up. */
  public boolean isFailed() {
    return state.equals("failed");
  }

  /**
   * Whether the stack's process still runs. A killed stack leaves its file behind, and its process
   * id may belong to something else by now, so the command line has to be a stack's too.
   */
  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process -> process.info().commandLine().orElse("local-stack").contains("local-stack"))
        .isPresent();
  }

  /** The processes that are services, each with its management port. */
  public List<StackProcess> services() {
    return processes.stream().filter(process -> process.name().endsWith("-service")).toList();
  }

  /** The address with this name, if the stack has it. */
  public Optional<String> address(String name) {
    return Optional.ofNullable(addresses.get(name));
  }
}
