package io.storycast.story.writing;

import io.storycast.stage.CallLedger;

/** A model that answers conversations, behind any API. */
public interface LanguageModel {

  /** The host that is called. */
  String provider();

  /** The model that is asked for. */
  String name();

  /** How many tokens of prompt and answer {@link #ask} will probably be billed. */
  int expectedTokens(Conversation conversation);

  /**
   * Asks and pays.
   *
   * @return the answer as it came, unread, to be stored before anything else
   * @throws io.storycast.stage.StageFailure when there is no answer
   */
  CallLedger.Answer ask(Conversation conversation);

  /**
   * Reads an answer that {@link #ask} gave, now or before a restart.
   *
   * @throws io.storycast.stage.StageFailure when the body holds no completion
   */
  Completion read(String body);
}
