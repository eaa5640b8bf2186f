package io.storycast.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between {@code <!-- name -->} and {@code <!-- /name -->} in a document. With the
 * system property {@code docs=update} it is written instead of compared.
 */
final class GeneratedSection {

  private static final Pattern TABLE_HEAD = Pattern.compile("(?s)\\A.*?\\|---\\|\\n");

  private final Path document;
  private final Pattern section;

  GeneratedSection(Path document, String name) {
    this.document = document;
    this.section = Pattern.compile("(?s)(<!-- %1$s -->\\n)(.*?)(<!-- /%1$s -->)".formatted(name));
  }

  /** A table: its head is written by hand. */
  void hasRows(List<String> rows) throws IOException {
    Matcher head = TABLE_HEAD.matcher(found(Files.readString(document)).group(2));
    assertThat(head.find()).as("%s has the head of the table", document).isTrue();
    hasText(head.group() + String.join("\n", rows) + "\n\n");
  }

  void hasText(String expected) throws IOException {
    String text = Files.readString(document);
    Matcher found = found(text);
    if ("update".equals(System.getProperty("docs"))) {
      String written = found.group(1) + expected + found.group(3);
      Files.writeString(document, text.replace(found.group(), written));
    } else {
      assertThat(found.group(2))
          .as("%s: see CONTRIBUTING.md, Documents", document)
          .isEqualTo(expected);
    }
  }

  private Matcher found(String text) {
    Matcher found = section.matcher(text);
    assertThat(found.find()).as("%s has the section", document).isTrue();
    return found;
  }
}
