package io.storycast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void makesEachColumnAsWideAsItsWidestCell() {
    Table table = new Table("slug", "n", "note").row("a", 10, "").row("long-slug", 2, "😀 x");

    assertThat(table.lines())
        .containsExactly("slug       n   note", "a          10", "long-slug  2   😀 x");
  }

  @Test
  void keepsCellsFromCommandingTheTerminal() {
    Table table = new Table("title").row("a\033[2Jb\r\nc");

    assertThat(table.lines()).containsExactly("title", "a [2Jb c");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> new Table("a", "b").row("c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
