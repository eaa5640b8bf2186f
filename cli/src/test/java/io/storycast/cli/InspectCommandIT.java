package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.demo.Sounds;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import io.storycast.contracts.ContentHash;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class InspectCommandIT {

  private static final String JOB = "0190a7f2-5d5c-7c3e-9a51-5f0f8a3e7b11";

  private static final String TIMINGS =
      """
      {"version": 1, "audioSha256": "%s", "durationMs": 1000, "fieldOfTomorrow": true,
       "sentences": [
         {"i": 0, "startMs": 0, "endMs": 400, "text": "Tom & Mei ran."},
         {"i": 1, "startMs": 500, "endMs": 1000, "text": "It was late."}]}
      """;

  @TempDir private Path folder;
  private final WebServer server = new WebServer();
  private final RecordedTerminal recorded = RecordedTerminal.plain();

  @BeforeEach
  void serveANarration() {
    server
        .answer("GET /v1/jobs/" + JOB, 200, job("\"%s/a.mp3?v=1\"".formatted(server.address())))
        .answer("GET /a.mp3", 200, "audio/mpeg", Sounds.tone())
        .answer("GET /a.timings.json", 200, TIMINGS.formatted(ContentHash.of(Sounds.tone())))
        .answer(
            "GET /a.chapters.json",
            200,
            """
            {"version": "1.2.0",
             "chapters": [{"startTime": 0, "endTime": 1.0, "title": "Tom & Mei ran."}]}
            """)
        .answer("GET /a.quality.json", 200, quality(true));
  }

  private static String job(String audioUrl) {
    return """
        {"id": "%s", "slug": "a-missed-train", "status": "succeeded", "revision": 2,
         "story": {"title": "A Missed Train", "audioUrl": %s},
         "costs": {"audio": {"amount": 0.021, "currency": "USD"}}}
        """
        .formatted(JOB, audioUrl);
  }

  private static String quality(boolean passed) {
    return """
        {"version": 1, "checks": [
          {"check": "loudness", "meaning": "integrated loudness", "value": -19.1, "unit": "LUFS",
           "least": -20.0, "most": -18.0, "passed": %s},
          {"check": "channels", "meaning": null, "value": 1, "unit": "", "least": 1, "most": 1,
           "passed": true}]}
        """
        .formatted(passed);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "inspect";
    all[1] = "--url";
    all[2] = server.address().toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Storycast.run(Map.of("STORYCAST_TOKEN", "t"), recorded.terminal(), all);
  }

  @Test
  void showsMeasurementsSoundChaptersAndCost() {
    assertThat(run(JOB)).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .contains("A Missed Train, revision 2: 0:01, 2 sentences")
        .contains("  loudness  -19.1 LUFS  -20 to -18  passed  integrated loudness")
        .contains("  channels  1           1           passed")
        .contains("    0:00  ▄▄")
        .contains("          ╵1  ╵2")
        .contains("  0:00   0:01    Tom & Mei ran.")
        .contains("  audio  0.021 USD");
  }

  @Test
  void failsWhenACheckWasFailedOrTheFilesDoNotBelongTogether() {
    server.answer("GET /a.quality.json", 200, quality(false));
    assertThat(run(JOB)).isEqualTo(ExitCodes.FAILED);
    assertThat(recorded.out()).contains("FAILED");

    server
        .answer("GET /a.quality.json", 200, quality(true))
        .answer("GET /a.timings.json", 200, TIMINGS.formatted("another"));
    assertThat(run(JOB)).isEqualTo(ExitCodes.FAILED);
    assertThat(recorded.out()).contains("The timings are for another MP3");
  }

  @Test
  void drawsTheSoundAsSvg() throws Exception {
    Path svg = folder.resolve("a.svg");

    assertThat(run(JOB, "--svg", svg.toString())).isEqualTo(ExitCodes.OK);

    Document drawing =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(svg))));
    assertThat(drawing.getElementsByTagName("line").getLength()).as("sentence marks").isEqualTo(2);
    assertThat(Files.readString(svg)).contains("Tom &amp; Mei ran.", "2 It was late.");
  }

  @Test
  void saysWhenThereIsNothingToInspectYet() {
    server.answer("GET /v1/jobs/" + JOB, 200, job("null"));
    assertThat(run(JOB)).isEqualTo(ExitCodes.FAILED);
    assertThat(recorded.err()).contains("'a-missed-train' has no narration yet");

    server
        .answer("GET /v1/jobs/" + JOB, 200, job("\"%s/old.mp3\"".formatted(server.address())))
        .answer("GET /old.mp3", 200, "audio/mpeg", Sounds.tone());
    assertThat(run(JOB)).isEqualTo(ExitCodes.FAILED);
    assertThat(recorded.err()).contains("a new revision has them");
  }
}
