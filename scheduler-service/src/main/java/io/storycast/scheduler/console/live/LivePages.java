package io.storycast.scheduler.console.live;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What open pages listen to. */
@Controller
class LivePages {

  private final LiveStream stream;

  LivePages(LiveStream stream) {
    this.stream = stream;
  }

  @GetMapping(path = "/admin/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(HttpServletResponse response) {
    // Proxies that gather answers before they pass them on would hold the events back.
    response.setHeader("X-Accel-Buffering", "no");
    return stream.open();
  }
}
