package io.storycast.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Reading a story and hearing it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayerPageIT {

  private static final int RATE = 8000;
  private static final String TIMINGS =
      """
      {"version": 1, "language": "en", "durationMs": 6000, "sentences": [
        {"i": 0, "paragraph": 0, "startMs": 0, "endMs": 2000, "text": "The bus was late."},
        {"i": 1, "paragraph": 0, "startMs": 2000, "endMs": 4000, "text": "<b>Nobody</b> minded."},
        {"i": 2, "paragraph": 1, "startMs": 4000, "endMs": 6000, "text": "It rained."}]}""";

  private final ConsoleService console = ConsoleService.shared();
  private final ConsoleData data = new ConsoleData(console);
  private final BrowserContext ann = console.as(ConsoleService.OPERATOR);
  private final HttpServer bucket;

  PlayerPageIT() throws IOException {
    bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/story.mp3", sound());
    serve("/story.json", TIMINGS.getBytes(StandardCharsets.UTF_8));
    bucket.start();
  }

  @AfterAll
  void leave() {
    ann.close();
    bucket.stop(0);
  }

  @Test
  void highlightsTheSentenceThatIsReadAndReadsTheOneThatIsClicked() {
    String job = data.job("heard", "succeeded", "storage", "A Bus in the Rain", null);
    asset(job, "audio", "/story.mp3");
    asset(job, "timings", "/story.json");
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + job);

    assertThat(page.locator(".sentences button")).hasCount(3);
    assertThat(page.locator(".sentences p")).hasCount(2);
    assertThat(page.locator(".sentences b")).hasCount(0);
    page.getByText("<b>Nobody</b> minded.").click();
    assertThat(page.locator(".sentences [aria-current]")).hasText("<b>Nobody</b> minded.");
    page.evaluate("document.querySelector('audio').currentTime = 4.5");
    assertThat(page.locator(".sentences [aria-current]")).hasText("It rained.");
    assertThat(page.locator(".sentences [aria-current]")).hasCount(1);
  }

  @Test
  void showsTheTextOfTheStoryWithoutItsHtml() {
    console
        .site()
        .database()
        .execute(
            """
            create table if not exists public.vocabulary_items (
              id text primary key default gen_random_uuid()::text, story_id text, phrase text,
              meaning_en text, meaning_zh text, type text)
            """);
    String job = data.job("read", "succeeded", "storage", "A Story to Read", null);
    console
        .sql()
        .sql(
            """
            insert into public.stories (slug, title, body, scenario_id)
            values ('read', 'A Story to Read', ?, null)
            """)
        .param(
            """
            He *thought* of it. <script>window.hacked = 1</script>

            ![x](https://elsewhere.example/x.png) [y](javascript:alert(1))
            """)
        .update();
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + job);

    assertThat(page.locator(".prose em")).hasText("thought");
    assertThat(page.locator(".prose")).containsText("<script>");
    assertThat(page.locator(".prose img, .prose script, .prose a[href^=javascript]")).hasCount(0);
    assertThat(page.evaluate("window.hacked")).isNull();
  }

  private void asset(String job, String kind, String path) {
    console
        .sql()
        .sql(
            """
            insert into job_asset (job_id, revision, kind, url)
            values (cast(? as uuid), 1, ?, ?)
            """)
        .params(job, kind, "http://127.0.0.1:" + bucket.getAddress().getPort() + path)
        .update();
  }

  private void serve(String path, byte[] content) {
    bucket.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
          String range = exchange.getRequestHeaders().getFirst("Range");
          int from =
              range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
          if (range != null) {
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
          }
          exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
          exchange.getResponseBody().write(content, from, content.length - from);
          exchange.close();
        });
  }

  /** Six seconds of a tone as WAV, which Chromium plays whatever its name. */
  private static byte[] sound() {
    int samples = 6 * RATE;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (3000 * Math.sin(i * 2 * Math.PI * 220 / RATE)));
    }
    return wav.array();
  }
}
