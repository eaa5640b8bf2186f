package io.storycast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.text.Terminal.LiveLines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void drawsOverTheLastLinesAndNeverMoreThanFit() {
    RecordedTerminal recorded = RecordedTerminal.interactive(10, 4);
    LiveLines live = recorded.terminal().live();

    live.draw(List.of("one", "a line that is far too long", "three", "four"));
    live.draw(List.of("two"));

    assertThat(recorded.out())
        .isEqualTo(
            """
            \033[2Kone
            \033[2Ka line t…
            \033[2Kthree
            \033[J\033[3A\033[2Ktwo
            \033[J""");
  }

  @Test
  void takesItsSizeFromTheLauncherAndDoubtsNonsense() {
    Terminal known =
        Terminal.of(
            Map.of("STORYCAST_TTY", "true", "STORYCAST_COLUMNS", "132", "STORYCAST_LINES", "50"));
    Terminal unknown = Terminal.of(Map.of("STORYCAST_COLUMNS", "0", "STORYCAST_LINES", "x"));

    assertThat(known)
        .extracting(Terminal::interactive, Terminal::columns, Terminal::lines)
        .containsExactly(true, 132, 50);
    assertThat(unknown)
        .extracting(Terminal::interactive, Terminal::columns, Terminal::lines)
        .containsExactly(false, 100, 24);
  }
}
