package io.storycast.scheduler.console.settings;

/**
 * A setting as it is in force.
 *
 * @param value masked when it is a secret; empty when there is none
 * @param secret whether the value is masked
 * @param changed whether it differs from the default
 */
record Setting(
    String variable,
    String property,
    String value,
    String fallback,
    boolean secret,
    boolean changed) {}
