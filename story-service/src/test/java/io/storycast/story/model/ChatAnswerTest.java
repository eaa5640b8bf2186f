package io.storycast.story.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.CallLedger.Units;
import io.storycast.story.writing.Completion;
import io.storycast.story.writing.Completion.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAnswerTest {

  @Test
  void readsTextModelAndUsage() {
    ChatAnswer answer =
        ChatAnswer.parse(
            """
            {"id":"1","model":"m-0824","choices":[{"index":0,"message":{"role":"assistant",
             "content":"{}","reasoning_content":"hm","refusal":null},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":12,"completion_tokens":34,"total_tokens":46}}
            """);

    assertThat(answer.completion()).contains(new Completion("{}", Ending.FINISHED, "m-0824"));
    assertThat(answer.usage()).isEqualTo(new Units(12, 34, null));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, FINISHED",
    "eos, FINISHED",
    "tool_calls, FINISHED",
    "OTHER, FINISHED",
    "length, CUT_OFF",
    "content_filter, REFUSED"
  })
  void readsWhyItEnds(String finishReason, Ending ending) {
    assertThat(
            ChatAnswer.parse(
                    "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"%s\"}]}"
                        .formatted(finishReason))
                .completion())
        .contains(new Completion("x", ending, null));
  }

  @Test
  void takesRefusalForRefusal() {
    assertThat(
            ChatAnswer.parse(
                    "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"},"
                        + "\"finish_reason\":\"stop\"}]}")
                .completion())
        .contains(new Completion("", Ending.REFUSED, null));
  }

  @Test
  void joinsPartsOfContent() {
    assertThat(
            ChatAnswer.parse(
                    "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                        + "{\"type\":\"image\"},{\"type\":\"text\",\"text\":\"b\"}]}}]}")
                .completion())
        .contains(new Completion("ab", Ending.FINISHED, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>busy</html>",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
        "{\"code\":50603,\"message\":\"System is too busy now.\",\"data\":null}",
        "{\"error\":{\"message\":\"upstream\"}}",
        "\"text\"",
        "{\"choices\":"
      })
  void findsNoCompletionWhereThereIsNone(String body) {
    assertThat(ChatAnswer.parse(body).completion()).isEmpty();
    assertThat(ChatAnswer.parse(body).usage()).isEqualTo(new Units(null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"prompt_tokens\":null}", "{\"prompt_tokens\":-1}", "[]"})
  void leavesUnknownUsageUnknown(String usage) {
    assertThat(ChatAnswer.parse("{\"usage\":" + usage + "}").usage())
        .isEqualTo(new Units(null, null, null));
  }
}
