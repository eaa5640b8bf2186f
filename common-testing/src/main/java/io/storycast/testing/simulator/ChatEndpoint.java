package io.storycast.testing.simulator;

import io.storycast.contracts.KeyPhrase;
import io.storycast.testing.simulator.story.Story;
import io.storycast.testing.simulator.story.StoryWriter;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /chat/completions} with a story. */
final class ChatEndpoint implements Responder {

  /** What the answers name as their model. */
  static final String MODEL = "storycast-simulator/story-writer";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** About what tokenizers of Latin text give. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final Clock clock;

  ChatEndpoint(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Reply reply(ProviderRequest request, @Nullable FaultKind fault) {
    JsonNode json = request.json();
    if (json.path("model").asString("").isEmpty() || json.path("messages").isEmpty()) {
      return Errors.badRequest("The parameters model and messages are required.");
    }
    if (json.path("stream").asBoolean(false)) {
      return Errors.badRequest("The simulator does not stream.");
    }
    if (request.asksForJsonMode() && !json.path("messages").toString().contains("JSON")) {
      // OpenAI refuses such requests; SiliconFlow may answer with endless white space.
      return Errors.badRequest("'messages' must contain the word 'JSON' to use a JSON mode.");
    }
    return completion(request, fault);
  }

  private Reply completion(ProviderRequest request, @Nullable FaultKind fault) {
    StoryRequest wanted = StoryRequest.of(request.json());
    Story story =
        wanted.words().isPresent()
            ? StoryWriter.write(wanted.seed(), wanted.words().getAsInt())
            : StoryWriter.write(wanted.seed());
    ChatContent content = ChatContent.of(json(story), fault).limited(maxCharacters(request.json()));
    ObjectNode answer = JSON.createObjectNode();
    answer
        .put("id", "chatcmpl-" + UUID.randomUUID())
        .put("object", "chat.completion")
        .put("created", clock.instant().getEpochSecond())
        .put("model", MODEL);
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", content.text());
    choice.put("finish_reason", content.finishReason()).putNull("logprobs");
    if (fault != FaultKind.USAGE_ABSENT) {
      putUsage(answer, request.body().length(), content.text().length());
    }
    return Reply.json(answer.toString())
        .with(Map.of("x-siliconcloud-trace-id", "sim_" + UUID.randomUUID()));
  }

  private static ObjectNode json(Story story) {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", story.title()).put("bodyMarkdown", story.bodyMarkdown());
    ArrayNode phrases = json.putArray("keyPhrases");
    for (KeyPhrase phrase : story.keyPhrases()) {
      phrases
          .addObject()
          .put("phrase", phrase.phrase())
          .put("meaningEn", phrase.meaningEn())
          .put("meaningZh", phrase.meaningZh())
          .put("type", phrase.type());
    }
    return json;
  }

  private static int maxCharacters(JsonNode request) {
    int tokens =
        request
            .path("max_tokens")
            .asInt(request.path("max_completion_tokens").asInt(Integer.MAX_VALUE));
    return Math.clamp((long) tokens * CHARACTERS_PER_TOKEN, 1, Integer.MAX_VALUE);
  }

  private static void putUsage(ObjectNode answer, int promptCharacters, int contentCharacters) {
    int prompt = promptCharacters / CHARACTERS_PER_TOKEN + 1;
    int completion = contentCharacters / CHARACTERS_PER_TOKEN + 1;
    answer
        .putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
  }
}
