package io.storycast.story.contract;

import java.util.List;

/** What reading a model's answer came to. */
public sealed interface Reading {

  /**
   * The answer keeps the contract.
   *
   * @param repairs names of the local repairs it needed, in order
   * @param warnings names of the rules it breaks that only warn
   */
  record Kept(Story story, List<String> repairs, List<String> warnings) implements Reading {}

  /**
   * The answer breaks the contract.
   *
   * @param violations a sentence each, to be read by people and by the model that shall mend it;
   *     they name places and rules, and never quote the answer
   */
  record Broken(List<String> violations) implements Reading {}

  /** The model would not write, and said so. */
  record Declined() implements Reading {}
}
