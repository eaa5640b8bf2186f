package io.storycast.cli;

import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.home.StackState;
import io.storycast.cli.home.StackState.StackProcess;
import io.storycast.cli.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where everything of the local system is, and how it is. */
final class StackReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final DataDirectory data;
  private final @Nullable StackState stack;

  private StackReport(DataDirectory data, @Nullable StackState stack) {
    this.data = data;
    this.stack = stack;
  }

  static StackReport of(DataDirectory data) {
    return new StackReport(data, data.runningStack().orElse(null));
  }

  boolean isReady() {
    return stack != null && stack.isReady();
  }

  /** One line per address, how to log in, and where the tokens are. */
  List<String> addressLines() {
    Table table = new Table("address", "value");
    addresses().forEach(table::row);
    consoleLogin().ifPresent(login -> table.row("console login", login));
    table.row("tokens", data.tokensFile());
    table.row("logs", data.logs());
    return table.lines().stream().skip(1).toList();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("Local stack: " + state() + (stack == null ? "" : " (process " + stack.pid() + ")"));
    if (stack != null && stack.reason() != null) {
      lines.add(stack.reason());
    }
    lines.add("");
    lines.addAll(addressLines());
    if (stack != null) {
      lines.add("");
      lines.addAll(processLines(stack));
    }
    return String.join("\n", lines);
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("state", state());
    report.put("dataDirectory", data.path().toString());
    report.put("tokens", data.tokensFile().toString());
    report.put("logs", data.logs().toString());
    report.put("addresses", addresses());
    report.put("processes", stack == null ? List.of() : stack.processes());
    Optional.ofNullable(stack).ifPresent(running -> report.put("pid", running.pid()));
    return JSON.writeValueAsString(report);
  }

  /** The operator that the local stack made; its password opens nothing but this stack. */
  private Optional<String> consoleLogin() {
    return addresses().containsKey("console")
        ? Optional.ofNullable(data.tokens().get("CONSOLE_PASSWORD"))
            .map(password -> "operator, password " + password)
        : Optional.empty();
  }

  private String state() {
    return stack == null ? "stopped" : stack.state();
  }

  private Map<String, String> addresses() {
    return stack == null ? Map.of() : stack.addresses();
  }

  private static List<String> processLines(StackState stack) {
    Table table = new Table("process", "health", "pid", "port", "restarts", "log");
    for (StackProcess process : stack.processes()) {
      table.row(
          process.name(),
          process.health(),
          process.pid() == 0 ? "" : process.pid(),
          process.port() == 0 ? "" : process.port(),
          process.restarts(),
          process.log() == null ? "" : process.log());
    }
    return table.lines();
  }
}
