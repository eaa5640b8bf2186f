package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    header = "Send any request to the API and print its answer as it is.",
    description = "For example: ./storycast api GET /v1/openapi")
final class ApiCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, ….")
  private String method = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "With the query, if there is one.")
  private String path = "";

  @Option(names = "--data", paramLabel = "JSON", description = "The body.")
  private @Nullable String data;

  ApiCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.terminal().say(answer());
    return ExitCodes.OK;
  }

  private String answer() {
    return path.startsWith("/v1/webhooks")
        ? context.webhooks().send(method, path, data)
        : context.api().send(method, path, data);
  }
}
