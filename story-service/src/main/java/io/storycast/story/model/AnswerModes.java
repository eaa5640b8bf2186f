package io.storycast.story.model;

/** Remembers the firmest way of asking for JSON that one model at one address does not refuse. */
interface AnswerModes {

  /** The way to try first. */
  AnswerMode current();

  /** The model refused every firmer way; from now on {@code mode} is tried first. */
  void settleFor(AnswerMode mode);
}
