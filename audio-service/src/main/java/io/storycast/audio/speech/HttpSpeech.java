package io.storycast.audio.speech;

import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Voice;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.provider.ProviderHttp;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Speech over HTTP. */
final class HttpSpeech implements Speech {

  private static final byte[] NOTHING = {};

  private final ProviderHttp provider;
  private final SpeechApi api;

  HttpSpeech(ProviderHttp provider) {
    this.provider = provider;
    this.api = provider.client(SpeechApi.class);
  }

  @Override
  public Answer speak(String text, Voice voice, StoryGenerated story) {
    ResponseEntity<byte[]> response =
        provider.call(
            () ->
                api.speak(
                    SpeechRequest.of(text, voice),
                    provider.callHeaders(story.scenarioId(), story.revision())));
    String contentType = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return new Answer(
        ProviderHttp.requestId(response.getHeaders()),
        Objects.requireNonNullElse(contentType, "").toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(response.getBody(), NOTHING));
  }
}
