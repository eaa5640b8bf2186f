package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.history.News;
import io.storycast.scheduler.history.Subscription;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a subscription as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). The thread is virtual, so it
 * may wait for news and for a slow client.
 */
final class EventStream {

  /** Proxies close connections that are silent for a minute or so. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final HttpServletResponse response;
  private final JsonMapper json;

  EventStream(HttpServletResponse response, JsonMapper json) {
    this.response = response;
    this.json = json;
  }

  void run(Subscription subscription) {
    response.setContentType("text/event-stream;charset=UTF-8");
    // No proxy may keep, change or collect what comes (the last is nginx's header).
    response.setHeader("Cache-Control", "no-cache, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    try {
      OutputStream out = response.getOutputStream();
      write(out, "retry: 3000\n\n");
      boolean open = true;
      while (open) {
        News news = subscription.next(HEARTBEAT);
        write(out, text(news));
        open = !(news instanceof News.Ended);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The client has gone; there is nobody to tell.
    }
  }

  private String text(News news) {
    return switch (news) {
      case News.Happened(var event, long position) ->
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(
                  position,
                  event.event().kind().code(),
                  json.writeValueAsString(EventView.of(event)));
      case News.Quiet() -> ": nothing happened\n\n";
      case News.Reset(long position) -> "id: %d\nevent: reset\ndata: {}\n\n".formatted(position);
      case News.Ended(var why) ->
          "event: end\ndata: {\"reason\":\"%s\"}\n\n"
              .formatted(why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    };
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
