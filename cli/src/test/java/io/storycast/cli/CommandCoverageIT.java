package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.text.RecordedTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the API can do, the command can do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandCoverageIT {

  private static final String ID = "6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10";

  private final WebServer server = new WebServer();

  @AfterAll
  void stop() {
    server.close();
  }

  /** An operation of the document. */
  record Operation(String id, String method, String path) {}

  @Test
  void everyOperationHasACommand() {
    assertThat(commands().keySet())
        .containsExactlyInAnyOrderElementsOf(operations().map(Operation::id).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void theCommandSendsTheOperationsRequest(Operation operation) {
    server.requests().clear();
    // The commands for webhooks look up which endpoint an id begins.
    server.answer(
        "GET /v1/webhooks/endpoints", 200, "{\"endpoints\": [{\"id\": \"%s\"}]}".formatted(ID));
    String line = commands().getOrDefault(operation.id(), "");
    Pattern path =
        Pattern.compile(
            Pattern.quote(operation.method() + " ")
                + operation.path().replaceAll("\\{\\w+}", "[^/?]+")
                + "(\\?.*)?");

    Storycast.run(
        Map.of("STORYCAST_TOKEN", "token"),
        RecordedTerminal.plain().terminal(),
        Stream.concat(
                Arrays.stream(line.replace("ID", ID).split(" +")),
                Stream.of("--url", server.address().toString()))
            .toArray(String[]::new));

    assertThat(server.requests())
        .extracting(WebServer.Request::line)
        .anySatisfy(sent -> assertThat(sent).matches(path));
  }

  static Stream<Operation> operations() {
    return Stream.of("openapi.json", "openapi-webhooks.json")
        .map(name -> JsonMapper.shared().readTree(text(Path.of("../docs", name))))
        .flatMap(document -> document.path("paths").properties().stream())
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        operation ->
                            new Operation(
                                operation.getValue().path("operationId").asString(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey())));
  }

  private static Map<String, String> commands() {
    Map<String, String> commands = new TreeMap<>();
    for (String line : List.of(text(Path.of("src/test/commands/operations.txt")).split("\n"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":", 2);
        commands.put(parts[0].strip(), parts[1].strip());
      }
    }
    return commands;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
