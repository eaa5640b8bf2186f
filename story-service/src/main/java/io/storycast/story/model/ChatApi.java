package io.storycast.story.model;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The one operation of the API that is used. */
@HttpExchange(contentType = "application/json", accept = "application/json")
interface ChatApi {

  /** The answer stays bytes: it is stored as it came before anybody reads it. */
  @PostExchange("/chat/completions")
  ResponseEntity<byte[]> complete(
      @RequestHeader Map<String, String> headers, @RequestBody ChatRequest request);
}
