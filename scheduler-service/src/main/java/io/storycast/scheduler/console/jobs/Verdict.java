package io.storycast.scheduler.console.jobs;

/**
 * Why a story is ready or not, in one sentence, and what to do about it.
 *
 * @param tone how it is shown: ok, busy, wait, bad or off
 * @param advice what a person does, or that it goes on by itself; empty when there is nothing to
 *     say
 */
record Verdict(String tone, String sentence, String advice) {}
