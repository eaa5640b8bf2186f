package io.storycast.cli.doctor;

import io.storycast.cli.doctor.Provider.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The language model answers a short request with JSON of the story contract. */
final class ModelCheck implements Check {

  private static final String SYSTEM =
      """
      You write short stories for language learners. Answer with one JSON object and nothing else:
      {"title": string, "bodyMarkdown": string, "keyPhrases": [{"phrase": string, "meaningEn": \
      string, "meaningZh": string, "type": string}]}
      The body has two short paragraphs separated by a blank line. Give three key phrases that occur
      in the body, each with its meaning in English, its meaning in Chinese and a grammatical label.
      """;

  private static final String SEED =
      "A traveller misses the last train and finds out that the station has a library.";

  private final Provider provider;
  private final String model;

  ModelCheck(Provider provider, String model) {
    this.provider = provider;
    this.model = model;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public Finding run() throws InterruptedException {
    try {
      Answer answer = provider.post("/chat/completions", request());
      if (!answer.isOk()) {
        return provider.refusal(answer, "SILICONFLOW_MODEL");
      }
      String problem = problem(answer.text());
      return problem == null
          ? Finding.ok("'%s' at %s answers the story contract.".formatted(model, provider))
          : Finding.failed(
              "'%s' at %s answers, but %s.".formatted(model, provider, problem),
              "Choose a model that follows JSON instructions (SILICONFLOW_MODEL).");
    } catch (IOException e) {
      return provider.unreachable(e, "SILICONFLOW_BASE_URL");
    }
  }

  private Map<String, Object> request() {
    return Map.of(
        "model",
        model,
        "messages",
        List.of(
            Map.of("role", "system", "content", SYSTEM),
            Map.of("role", "user", "content", "Write the story for this seed text:\n" + SEED)),
        "max_tokens",
        2000);
  }

  private static @Nullable String problem(String body) {
    JsonNode story;
    try {
      JsonNode content =
          Provider.JSON.readTree(body).path("choices").path(0).path("message").path("content");
      story = Provider.JSON.readTree(withoutFence(content.asString("")));
    } catch (JacksonException e) {
      return "not with JSON";
    }
    if (!story.isObject()) {
      return "not with a JSON object";
    }
    if (isBlank(story.path("title")) || isBlank(story.path("bodyMarkdown"))) {
      return "without a title or a bodyMarkdown";
    }
    JsonNode phrases = story.path("keyPhrases");
    if (!phrases.isArray() || phrases.isEmpty()) {
      return "without keyPhrases";
    }
    for (JsonNode phrase : phrases) {
      for (String field : List.of("phrase", "meaningEn", "meaningZh", "type")) {
        if (isBlank(phrase.path(field))) {
          return "with a key phrase that has no " + field;
        }
      }
    }
    return null;
  }

  private static boolean isBlank(JsonNode value) {
    return !value.isString() || value.asString().isBlank();
  }

  /** Many models put JSON between Markdown fences whatever they are told; the stage copes too. */
  private static String withoutFence(String content) {
    return content.strip().replaceFirst("^```(json)?\\s*", "").replaceFirst("\\s*```$", "");
  }
}
