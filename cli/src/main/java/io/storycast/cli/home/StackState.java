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
 * @param state starting, ready, failed, stopping or stopped
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
   * One part of the stack, or something it uses.
   *
   * @param name for example {@code kafka} or {@code story-service}
   * @param pid its process; 0 when the stack does not run it
   * @param port the port it listens on; 0 when the stack does not run it
   * @param health {@code starting}, {@code up}, {@code down}, {@code stopped}, or {@code external}
   *     for what the environment named
   * @param healthUrl answers 200 while it is ready; null where there is no such thing
   * @param log its log file; null for those that write to the stack's
   * @param restarts how often it was started again after it had died
   */
  public record StackProcess(
      String name,
      long pid,
      int port,
      String health,
      @Nullable String healthUrl,
      @Nullable String log,
      int restarts) {

    /** Whether the stack runs it, rather than using one that the environment named. */
    boolean isOwn() {
      return !health.equals("external");
    }
  }

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

  /** Whether it stops, or gave up and is about to. */
  public boolean isEnding() {
    return state.equals("stopping") || state.equals("stopped") || isFailed();
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

  /** Whether the stack itself runs the part with this name. */
  boolean runs(String part) {
    return processes.stream().anyMatch(p -> p.name().equals(part) && p.isOwn());
  }

  /** The address with this name, if the stack has it. */
  public Optional<String> address(String name) {
    return Optional.ofNullable(addresses.get(name));
  }
}
