package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLetter;
import io.storycast.cli.api.DeadLetter.Content;
import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
    header = "Correct the value of a dead letter and send it back.",
    description =
        "Opens $VISUAL or $EDITOR on the value. It is checked against the schema of its event "
            + "before it is sent; the dead letter keeps the original.")
final class EditCommand implements Callable<Integer> {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "ID", description = "Its id, or the first 8 characters.")
  private String id = "";

  @ArgGroup(exclusive = true)
  private @Nullable Source source;

  @Option(names = "--note", description = "Why, for the audit log.")
  private String note = "";

  @Option(names = "--force", description = "Even if it came back too often.")
  private boolean force;

  /** Where the new value comes from, instead of the editor. */
  static final class Source {

    @Option(names = "--file", paramLabel = "FILE", description = "Take the new value from it.")
    private @Nullable Path file;

    @Option(names = "--value", paramLabel = "JSON", description = "The new value.")
    private @Nullable String value;
  }

  EditCommand(Supplier<StorycastApi> api, Terminal terminal, Map<String, String> environment) {
    this.api = api;
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    DeadLettersApi letters = api.get().deadLetters();
    String letter = Ids.ofLetter(id, letters);
    if (source != null) {
      return send(letters, letter, source.file == null ? source.value : read(source.file));
    }
    return edit(letters, letters.one(letter));
  }

  private int edit(DeadLettersApi letters, DeadLetter letter) throws IOException {
    String before = editable(letter);
    Path file = Files.createTempFile("dead-letter-", ".json");
    Files.writeString(file, before);
    new Editor(environment).open(file);
    String after = Files.readString(file);
    if (after.strip().equals(before.strip())) {
      Files.delete(file);
      terminal.say("Nothing was changed, and nothing was sent.");
      return ExitCodes.OK;
    }
    try {
      int ended = send(letters, letter.id(), after);
      Files.delete(file);
      return ended;
    } catch (CommandFailure refused) {
      terminal.warn(
          "Your text is kept: ./storycast dead-letters edit %s --file %s"
              .formatted(Ids.shortened(letter.id()), file));
      throw refused;
    }
  }

  private String editable(DeadLetter letter) {
    Content value = letter.value();
    if (!terminal.interactive()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "There is no terminal for an editor.",
          "Give the new value with --file or --value.");
    }
    if (value == null || value.text() == null || value.kind().equals("binary")) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "The value of this dead letter is no text.",
          "Give a new value with --file or --value.");
    }
    return value.text() + "\n";
  }

  private int send(DeadLettersApi letters, String letter, @Nullable String text) {
    JsonNode value;
    try {
      value = JsonMapper.shared().readTree(String.valueOf(text));
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "The new value is not JSON: " + e.getOriginalMessage(),
          "Nothing was sent.",
          e);
    }
    return new ReplayWatch(letters, terminal)
        .follow(letters.replayEdited(letter, value, note, force));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.USAGE, "%s cannot be read.".formatted(file), "Nothing was sent.", e);
    }
  }
}
