package io.storycast.testing.simulator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a chat request asks for, guessed from its messages: the scenario stands in the first message
 * of the user (a later one asks for a repair), between two equal lines or not.
 *
 * @param seed the scenario's text
 * @param words how long the story should be
 */
record StoryRequest(String seed, OptionalInt words) {

  private static final Pattern BETWEEN_BOUNDARIES =
      Pattern.compile("(?ms)^\\h*(\\S{8,})\\h*$\\R(.*?)^\\h*\\1\\h*$");
  private static final Pattern TITLE_LINE = Pattern.compile("(?im)^title:.*$");
  private static final Pattern WORDS = Pattern.compile("(\\d{2,4})[ -]words?\\b");

  static StoryRequest of(JsonNode request) {
    List<JsonNode> messages =
        StreamSupport.stream(request.path("messages").spliterator(), false).toList();
    String all = messages.stream().map(StoryRequest::content).collect(Collectors.joining("\n"));
    String user =
        messages.stream()
            .filter(message -> message.path("role").asString("").equals("user"))
            .map(StoryRequest::content)
            .findFirst()
            .orElse("");
    Matcher words = WORDS.matcher(all);
    return new StoryRequest(
        seed(user),
        words.find() ? OptionalInt.of(Integer.parseInt(words.group(1))) : OptionalInt.empty());
  }

  private static String seed(String message) {
    Matcher framed = BETWEEN_BOUNDARIES.matcher(message);
    String seed = framed.find() ? framed.group(2) : message;
    String text = TITLE_LINE.matcher(seed).replaceFirst("").strip();
    return Optional.of(text).filter(rest -> !rest.isEmpty()).orElse(seed.strip());
  }

  private static String content(JsonNode message) {
    return message.path("content").asString("");
  }
}
