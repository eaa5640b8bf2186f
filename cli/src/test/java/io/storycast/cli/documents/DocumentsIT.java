package io.storycast.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventIds;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say about the code is what the code says. */
class DocumentsIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** {@code ${NAME:default}}; a default may itself be such a placeholder. */
  private static final Pattern SETTING =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::(\\$\\{[^}]*}|[^${}]*))?");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void eventsListsEveryTopic() throws IOException {
    new GeneratedSection(ROOT.resolve("docs/events.md"), "topics")
        .hasRows(Topics.all().stream().map(DocumentsIT::row).toList());
  }

  @Test
  void runbookExplainsEveryReasonCode() throws IOException {
    Path runbook = ROOT.resolve("docs/runbook.md");
    new GeneratedSection(runbook, "reasons")
        .hasRows(Arrays.stream(ReasonCode.values()).map(DocumentsIT::row).toList());
    new GeneratedSection(runbook, "explained").hasText(Runbook.text());
  }

  @Test
  void eventsComputesTheIdsOfItsExample() {
    Instant any = Instant.EPOCH;
    StoryReady ready = new StoryReady("", "42", "", 1, "", "", "", "", 0, 0, "", "", null, any);

    assertThat(ROOT.resolve("docs/events.md"))
        .content()
        .contains(EventIds.NAMESPACE.toString(), EventIds.of(ready).toString());
  }

  @Test
  void configurationNamesEverySettingWithItsDefault() {
    Path document = ROOT.resolve("docs/configuration.md");

    assertThat(settings()).hasSizeGreaterThan(50);
    assertThat(settings()).allSatisfy(setting -> assertThat(document).content().contains(setting));
  }

  @Test
  void everyGuaranteeNamesTestsThatExist() throws IOException {
    Path document = ROOT.resolve("docs/guarantees.md");

    assertThat(TestNames.countIn(document)).isGreaterThan(80);
    assertThat(new TestNames(ROOT).unknownIn(document)).isEmpty();
    assertThat(Files.readAllLines(document).stream().filter(line -> line.startsWith("| ")))
        .filteredOn(row -> !row.startsWith("| promise "))
        .allSatisfy(row -> assertThat(row).containsPattern("`\\w+(Test|IT|E2E)\\b"));
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      assertThat(below.filter(DocumentsIT::isOurDocument))
          .allSatisfy(DocumentsIT::linksLeadToFiles);
    }
    assertThat(Stream.of("README.md", "CONTRIBUTING.md", "samples/README.md").map(ROOT::resolve))
        .allSatisfy(DocumentsIT::linksLeadToFiles);
  }

  /** The libraries of the examples have documents of their own. */
  private static boolean isOurDocument(Path file) {
    return file.toString().endsWith(".md") && !file.toString().contains("node_modules");
  }

  private static void linksLeadToFiles(Path document) throws IOException {
    assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  private static String row(Topics.Spec topic) {
    return "| `%s` | %d | %s | %d days |"
        .formatted(
            topic.name(),
            topic.partitions(),
            switch (topic.cleanup()) {
              case BY_TIME -> "by time";
              case COMPACTED -> "compacted";
              case COMPACTED_BY_TIME -> "compacted, by time";
            },
            topic.retention().toDays());
  }

  private static String row(ReasonCode reason) {
    return "| [`%1$s`](#%1$s) | %2$s | %3$s |"
        .formatted(
            reason.code(), reason.failureClass().name().toLowerCase(Locale.ROOT), reason.meaning());
  }

  /** The beginning of each setting's row: its name, and its default where that is plain text. */
  private static List<String> settings() {
    return settingFiles()
        .flatMap(file -> SETTING.matcher(text(file)).results())
        .map(DocumentsIT::beginningOfRow)
        .distinct()
        .sorted()
        .toList();
  }

  private static String beginningOfRow(MatchResult setting) {
    String fallback = setting.group(2) == null ? "" : setting.group(2).strip();
    boolean computed =
        setting.group(1).equals("MANAGEMENT_PORT")
            || fallback.startsWith("$")
            || setting.group(1).equals("KAFKA_CONSUMER_GROUP");
    if (computed) {
      return "| `%s` |".formatted(setting.group(1));
    }
    return "| `%s` | %s|"
        .formatted(setting.group(1), fallback.isEmpty() ? "" : "`" + fallback + "` ");
  }

  private static Stream<Path> settingFiles() {
    return Stream.of(ROOT.toFile().listFiles())
        .map(module -> module.toPath().resolve("src/main/resources"))
        .flatMap(
            resources ->
                Stream.of("application.yml", "storycast-stage.properties").map(resources::resolve))
        .filter(Files::exists);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
