package io.storycast.story.model;

import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import io.storycast.stage.provider.ProviderHttp;
import io.storycast.story.writing.Completion;
import io.storycast.story.writing.Conversation;
import io.storycast.story.writing.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** A model behind {@code POST /chat/completions}. */
final class HttpLanguageModel implements LanguageModel {

  private static final Logger LOG = LoggerFactory.getLogger(HttpLanguageModel.class);

  /** Of English text; the limit is corrected by what is billed. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final String provider;
  private final String name;
  private final int maxTokens;
  private final ProviderHttp http;
  private final ChatApi api;
  private final ModelRequests requests;
  private final AnswerModes modes;

  HttpLanguageModel(
      String provider, ModelProperties properties, ProviderHttp http, AnswerModes modes) {
    this.provider = provider;
    this.name = properties.name();
    this.maxTokens = properties.maxTokens();
    this.http = http;
    this.api = http.client(ChatApi.class);
    this.requests = new ModelRequests(properties);
    this.modes = modes;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int expectedTokens(Conversation conversation) {
    return conversation.characters() / CHARACTERS_PER_TOKEN
        + Math.min(conversation.expectedAnswer(), maxTokens);
  }

  @Override
  public CallLedger.Answer ask(Conversation conversation) {
    AnswerMode mode = modes.current();
    while (true) {
      try {
        return ask(conversation, mode);
      } catch (StageFailure failure) {
        mode = stepDown(mode, failure);
      }
    }
  }

  private AnswerMode stepDown(AnswerMode refused, StageFailure failure) {
    Optional<AnswerMode> below = refused.below().filter(mode -> ModeRefusal.isBehind(failure));
    AnswerMode mode = below.orElseThrow(() -> failure);
    LOG.info("{} refuses {} for {}; using {}", provider, refused, name, mode);
    modes.settleFor(mode);
    return mode;
  }

  private CallLedger.Answer ask(Conversation conversation, AnswerMode mode) {
    Map<String, String> headers =
        http.callHeaders(conversation.scenarioId(), conversation.revision());
    ChatRequest request = requests.of(conversation.messages(), mode);
    ResponseEntity<byte[]> response = http.call(() -> api.complete(headers, request));
    String body =
        new String(
            Objects.requireNonNullElse(response.getBody(), new byte[0]), StandardCharsets.UTF_8);
    return new CallLedger.Answer(
        ProviderHttp.requestId(response.getHeaders()), body, ChatAnswer.parse(body).usage());
  }

  @Override
  public Completion read(String body) {
    return ChatAnswer.parse(body)
        .completion()
        .orElseThrow(
            () -> http.unusable(body.isBlank() ? "with an empty body." : "without a completion."));
  }
}
