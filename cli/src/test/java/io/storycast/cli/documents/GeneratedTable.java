package io.storycast.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows between {@code <!-- name -->} and {@code <!-- /name -->} in a document. With the system
 * property {@code docs=update} they are written instead of compared.
 */
final class GeneratedTable {

  private final Path document;
  private final Pattern section;

  GeneratedTable(Path document, String name) {
    this.document = document;
    this.section =
        Pattern.compile(
            "(?s)(<!-- %1$s -->\\n.*?\\|---\\|\\n)(.*?)\\n*(<!-- /%1$s -->)".formatted(name));
  }

  void hasRows(List<String> rows) throws IOException {
    String text = Files.readString(document);
    Matcher found = section.matcher(text);
    assertThat(found.find()).as("%s has the section", document).isTrue();
    if ("update".equals(System.getProperty("docs"))) {
      String table = found.group(1) + String.join("\n", rows) + "\n\n" + found.group(3).strip();
      Files.writeString(document, text.replace(found.group(), table));
    } else {
      assertThat(found.group(2).lines())
          .as("%s: see CONTRIBUTING.md, Documents", document)
          .containsExactlyElementsOf(rows);
    }
  }
}
