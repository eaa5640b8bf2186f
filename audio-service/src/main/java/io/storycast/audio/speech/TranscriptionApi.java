package io.storycast.audio.speech;

import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The wire. Only what every server takes is sent: SiliconFlow knows no more than these two parts.
 *
 * @see <a
 *     href="https://platform.openai.com/docs/api-reference/audio/createTranscription">OpenAI</a>
 * @see <a
 *     href="https://docs.siliconflow.cn/en/api-reference/audio/create-audio-transcriptions">SiliconFlow</a>
 */
interface TranscriptionApi {

  @PostExchange(url = "/audio/transcriptions", contentType = "multipart/form-data")
  ResponseEntity<String> transcribe(
      @RequestPart("model") String model,
      @RequestPart("file") HttpEntity<Resource> file,
      @RequestHeader Map<String, String> headers);
}
