package io.storycast.audio.speech;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The wire.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createSpeech">OpenAI</a>
 * @see <a href="https://docs.siliconflow.cn/en/api-reference/audio/create-speech">SiliconFlow</a>
 */
interface SpeechApi {

  @PostExchange(url = "/audio/speech", contentType = "application/json")
  ResponseEntity<byte[]> speak(
      @RequestBody SpeechRequest request, @RequestHeader Map<String, String> headers);
}
