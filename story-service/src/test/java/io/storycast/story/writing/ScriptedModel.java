package io.storycast.story.writing;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.StageFailure;
import io.storycast.story.writing.Completion.Ending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A model that answers what the test told it to, in order; a body is {@code ENDING:text}. */
final class ScriptedModel implements LanguageModel {

  private final Deque<Supplier<CallLedger.Answer>> script = new ArrayDeque<>();
  private final List<Conversation> asked = new ArrayList<>();

  ScriptedModel answers(String text) {
    return answers(text, Ending.FINISHED, new Units(100, 20, null));
  }

  ScriptedModel answers(String text, Ending ending, Units usage) {
    String body = ending + ":" + text;
    script.add(() -> new CallLedger.Answer("trace-1", body, usage));
    return this;
  }

  ScriptedModel answersUnreadably() {
    script.add(() -> new CallLedger.Answer(null, "<html>", new Units(null, null, null)));
    return this;
  }

  ScriptedModel fails(RuntimeException failure) {
    script.add(
        () -> {
          throw failure;
        });
    return this;
  }

  List<Conversation> asked() {
    return asked;
  }

  @Override
  public String provider() {
    return "models.example.org";
  }

  @Override
  public String name() {
    return "writer-1";
  }

  @Override
  public int expectedTokens(Conversation conversation) {
    return conversation.expectedAnswer();
  }

  @Override
  public CallLedger.Answer ask(Conversation conversation) {
    asked.add(conversation);
    return script.remove().get();
  }

  @Override
  public Completion read(String body) {
    int colon = body.indexOf(':');
    if (colon < 0) {
      throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "No completion.");
    }
    return new Completion(
        body.substring(colon + 1), Ending.valueOf(body.substring(0, colon)), "writer-1-0824");
  }
}
