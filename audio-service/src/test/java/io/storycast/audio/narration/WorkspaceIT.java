package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIT {

  @TempDir Path parent;

  @Test
  void leavesNothingBehind() throws IOException {
    try (Workspace workspace = Workspace.in(parent, Instant.now())) {
      Files.writeString(workspace.folder().resolve("take.pcm"), "sound");
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void deletesWhatAKilledProcessLeftADayAgoAndNothingElse() throws IOException {
    Path abandoned = Workspace.in(parent, Instant.now()).folder();
    Files.writeString(abandoned.resolve("take.pcm"), "sound");
    Path foreign = Files.createDirectory(parent.resolve("foreign"));
    Instant inTwoDays = Instant.now().plus(Duration.ofDays(2));

    try (Workspace next = Workspace.in(parent, inTwoDays)) {
      assertThat(abandoned).doesNotExist();
      assertThat(foreign).exists();
      assertThat(next.folder()).exists();
    }
  }

  @Test
  void leavesTheFolderOfANarrationThatGoesOnAlone() throws IOException {
    Path busy = Workspace.in(parent, Instant.now()).folder();

    try (Workspace next = Workspace.in(parent, Instant.now())) {
      assertThat(busy).exists().isNotEqualTo(next.folder());
    }
  }
}
