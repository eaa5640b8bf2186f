package io.storycast.local.chaos;

import java.time.Duration;

/**
 * One fault as the schedule draws it.
 *
 * @param target what it hits: faults of one target take turns
 * @param length from its begin to its end
 */
record Spell(Trouble trouble, String target, Duration length) {}
