package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No answer from api.siliconflow.cn: request timed out | No answer from tts-2.example.org:8443: request timed out
          The provider answered 503 (50505): request id 0197f2ab-77aa-7bbb-8ccc-1234567890ab | The provider answered 503 (50505): request id 0297f2ab-77aa-7bbb-8ccc-1234567890ff
          The request req_9xKd82Qa failed. | The request req_0aBc7 failed.
          Another story already has the slug 'ana-s-train'. | Another story already has the slug 'the-last-lamp-2'.
          There is no scenario 'Ana's house' with a slug any more. | There is no scenario 'x' with a slug any more.
          The object stories/audio/the-lost-key.mp3 is not the file that was just sent, or is missing. | The object stories/audio/a.mp3 is not the file that was just sent, or is missing.
          The story the-lost-key has no end. | The story a-lamp-in-the-rain has no end.
          The text has 12,340 characters, the limit is 10000. | The text has 99 characters, the limit is 10.
          The model will not write about Ana and Émile here. | The model will not write about Tom and Jerry here.
          The answer breaks the story contract after one repair: /keyPhrases/3: required property "x". | The answer breaks the story contract after one repair: /keyPhrases/11: required property "meaning".
          java.lang.IllegalStateException: queue@1f2e3d is full | java.lang.IllegalStateException: queue@77aa is full
          It failed at 2026-11-24T03:10:17.123Z after 12.5 s. | It failed at 2027-01-02T00:00:00Z after 3 s.
          """)
  void isEqualForOneCauseInTwoStories(String one, String other) {
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The provider answered 400: bad temperature | The provider answered 422: bad temperature
          PostgreSQL answered with SQLSTATE 23502. | PostgreSQL answered with SQLSTATE 23505.
          java.lang.IllegalStateException: no | java.lang.NullPointerException: no
          The provider doesn't know the voice, can't speak. | The provider doesn't know the model, can't speak.
          The answer is not valid JSON. | The answer is JSON, but not one JSON object.
          """)
  void differsForTwoCauses(String one, String other) {
    assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
  }

  @Test
  void givesFiveFingerprintsForTenThousandDeathsOfFiveCauses() {
    List<StageFailure> deaths = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String slug = "the-%s-lamp".formatted(Integer.toString(i, 36));
      deaths.add(failure(ReasonCode.PROVIDER_ERROR, "The provider answered 503 (id %x)", i * 7919));
      deaths.add(failure(ReasonCode.PROVIDER_TIMEOUT, "No answer from h%d.example.org: slow", i));
      deaths.add(failure(ReasonCode.SLUG_TAKEN, "Another story already has the slug '%s'.", slug));
      deaths.add(
          failure(
              ReasonCode.STORE_MISMATCH, "The object stories/audio/%s.mp3 is not the file.", slug));
      deaths.add(failure(ReasonCode.TEXT_TOO_LONG, "The text has %,d characters.", 12_000 + i));
    }

    Set<String> fingerprints = new HashSet<>();
    deaths.forEach(death -> fingerprints.add(Fingerprint.of("story", death)));

    assertThat(fingerprints).hasSize(5);
  }

  private static StageFailure failure(ReasonCode reason, String format, Object detail) {
    return StageFailure.of(reason, format.formatted(detail));
  }

  private static String fingerprint(String message) {
    return Fingerprint.of("story", StageFailure.of(ReasonCode.UNEXPECTED, message));
  }
}
