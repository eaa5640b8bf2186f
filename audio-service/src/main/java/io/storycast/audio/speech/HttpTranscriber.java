package io.storycast.audio.speech;

import io.storycast.audio.narration.Transcriber;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.provider.ProviderHttp;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transcription over HTTP; the answer is JSON, plain or verbose, or mere text. */
final class HttpTranscriber implements Transcriber {

  private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

  private final ProviderHttp http;
  private final TranscriptionApi api;
  private final String provider;
  private final String model;

  /**
   * @param provider the host's name
   */
  HttpTranscriber(ProviderHttp http, String provider, String model) {
    this.http = http;
    this.api = http.client(TranscriptionApi.class);
    this.provider = provider;
    this.model = model;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public Transcript transcribe(byte[] wav, StoryGenerated story) {
    ResponseEntity<String> response =
        http.call(
            () ->
                api.transcribe(
                    model, file(wav), http.callHeaders(story.scenarioId(), story.revision())));
    return new Transcript(
        ProviderHttp.requestId(response.getHeaders()),
        textOf(Objects.requireNonNullElse(response.getBody(), "")));
  }

  private static HttpEntity<Resource> file(byte[] wav) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(WAV);
    return new HttpEntity<>(new NamedFile(wav), headers);
  }

  private String textOf(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return body.strip();
    }
    JsonNode text;
    try {
      text = JsonMapper.shared().readTree(body).path("text");
    } catch (JacksonException e) {
      throw http.unusable("The transcription is broken JSON.");
    }
    if (!text.isString()) {
      throw http.unusable("The transcription has no text.");
    }
    return text.asString().strip();
  }

  /** A part is a file only with a name, and servers tell formats by its ending. */
  private static final class NamedFile extends ByteArrayResource {

    NamedFile(byte[] wav) {
      super(wav);
    }

    @Override
    public String getFilename() {
      return "take.wav";
    }
  }
}
