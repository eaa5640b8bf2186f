package io.storycast.cli;

import io.storycast.cli.doctor.Bucket;
import io.storycast.cli.home.Settings;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.setup.OpenBucket;
import io.storycast.cli.text.Text;
import io.storycast.kafka.KafkaSecurity;
import io.storycast.kafka.TopicSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    header = "Create what is missing: the topics, and the bucket if asked.",
    description =
        "Creates every topic of Storycast that the broker of KAFKA_BROKERS does not have; what is "
            + "there stays as it is, so it may run before every start. The services create their "
            + "tables themselves.")
final class SetupCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of each partition (default: the cluster's default).")
  private @Nullable Short replication;

  @Option(
      names = "--bucket",
      description = "Create the bucket of S3_ENDPOINT too, its objects readable by everyone.")
  private boolean bucket;

  SetupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Settings settings = context.settings();
    Set<String> created = createTopics(settings);
    context
        .terminal()
        .say(
            "%s created; the others were there."
                .formatted(Text.count(created.size(), "topic", "topics")));
    if (bucket) {
      context.terminal().say(createBucket(settings));
    }
    return ExitCodes.OK;
  }

  private Set<String> createTopics(Settings settings) {
    String brokers =
        settings
            .get("KAFKA_BROKERS")
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCodes.USAGE,
                        "KAFKA_BROKERS is not set.",
                        "Name the brokers, host:port, separated by commas."));
    try {
      Map<String, Object> client = new HashMap<>(KafkaSecurity.clientSettings(settings::get));
      client.put("bootstrap.servers", brokers);
      client.put("client.id", "storycast-setup");
      return TopicSetup.createMissing(client, Optional.ofNullable(replication));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()), null, e);
    } catch (IllegalStateException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "The topics were not created: "
              + CommandFailure.sentence(e.getCause() == null ? e : e.getCause()),
          "Check KAFKA_BROKERS, and that this user may create topics.",
          e);
    }
  }

  private static String createBucket(Settings settings) {
    List<String> missing = Bucket.missing(settings);
    if (!missing.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          String.join(", ", missing) + " is not set.",
          "See docs/configuration.md.");
    }
    Bucket named = Bucket.of(settings);
    return OpenBucket.create(named)
        ? "The bucket '%s' was created; everyone may read it.".formatted(named.name())
        : "The bucket '%s' was there.".formatted(named.name());
  }
}
