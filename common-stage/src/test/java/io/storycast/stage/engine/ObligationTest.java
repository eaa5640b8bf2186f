package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.engine.Obligation.Failed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObligationTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Obligation landed =
      Obligation.landed(new InboundRecord("topic", 0, 0, 0, null, null, List.of()), AT);

  @Test
  void getsBackTheTriesItLostWhileItsDependencyWasDown() {
    Obligation failed =
        landed
            .failed(failure(0, "speech"))
            .failed(failure(10, "speech"))
            .failed(failure(11, "object-store"))
            .failed(failure(12, null));

    Obligation forgiven =
        failed.forgiven(
            (dependency, then) -> dependency.equals("speech") && !then.isBefore(AT.plusSeconds(5)));

    assertThat(failed.tries()).isEqualTo(4);
    assertThat(forgiven.tries()).isEqualTo(3);
    assertThat(forgiven.history())
        .extracting(Failed::counted)
        .containsExactly(true, false, true, true);
    assertThat(forgiven.forgiven((dependency, then) -> false)).isSameAs(forgiven);
  }

  @Test
  void isForgivenByTheTimeOfTheFailureNotOfTheStart() {
    Failed slow = new Failed(AT, 60_000, "provider-timeout", "late", true, "speech");

    Obligation forgiven =
        landed.failed(slow).forgiven((dependency, then) -> then.equals(AT.plusSeconds(60)));

    assertThat(forgiven.tries()).isZero();
  }

  @Test
  void readsWhatOlderVersionsWrote() {
    String older =
        """
        {"record": {"topic": "t", "partition": 0, "offset": 1, "timestamp": 2, "headers": []},
         "landedAt": "2026-01-01T00:00:00Z", "tries": 1, "abandoned": 0,
         "history": [{"at": "2026-01-01T00:00:00Z", "elapsedMs": 3, "reasonCode": "provider-error",
                      "message": "503", "counted": true}]}
        """;

    Obligation read =
        new JsonTaskData().deserialize(Obligation.class, older.getBytes(StandardCharsets.UTF_8));

    assertThat(read.history())
        .containsExactly(new Failed(AT, 3, "provider-error", "503", true, null));
  }

  @Test
  void writesNothingNewForFailuresWithoutADependency() {
    byte[] written = new JsonTaskData().serialize(landed.failed(failure(0, null)));

    assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("dependency");
  }

  private static Failed failure(int second, String dependency) {
    return new Failed(AT.plusSeconds(second), 0, "provider-error", "503", true, dependency);
  }
}
