package io.storycast.audio.speech;

import io.storycast.audio.narration.Speech;
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
  public Transcript transcribe(Speech.Answer sound, StoryGenerated story) {
    ResponseEntity<String> response =
        http.call(
            () ->
                api.transcribe(
                    model, file(sound), http.callHeaders(story.scenarioId(), story.revision())));
    return new Transcript(
        ProviderHttp.requestId(response.getHeaders()),
        textOf(Objects.requireNonNullElse(response.getBody(), "")));
  }

  /** Servers tell formats by the ending of the name. */
  private static HttpEntity<Resource> file(Speech.Answer sound) {
    boolean isMp3 = sound.contentType().contains("mpeg") || sound.contentType().contains("mp3");
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.parseMediaType(isMp3 ? "audio/mpeg" : "audio/wav"));
    return new HttpEntity<>(new Named(sound.body(), isMp3 ? "take.mp3" : "take.wav"), headers);
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

  /** A part is a file only with a name. */
  private static final class Named extends ByteArrayResource {

    private final String name;

    Named(byte[] content, String name) {
      super(content);
      this.name = name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
