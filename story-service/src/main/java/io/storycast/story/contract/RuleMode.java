package io.storycast.story.contract;

/** What a rule may do. A rule that is not off first mends what it can. */
public enum RuleMode {
  /** Neither mends nor looks. */
  OFF,
  /** Whatever it cannot mend is counted, and the story is taken. */
  WARN,
  /** Whatever it cannot mend is a violation: the answer goes back to the model once. */
  REFUSE
}
