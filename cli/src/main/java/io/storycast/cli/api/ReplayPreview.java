package io.storycast.cli.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay or a discard would do.
 *
 * @param count how many letters it would send, or discard
 * @param alreadyDone how many of them have a result already, which is only announced again
 * @param quarantined how many came back too often and need force
 * @param notReplayable how many cannot be sent, because their value is only on the original topic
 */
public record ReplayPreview(
    long count,
    @Nullable Map<String, Long> byReason,
    @Nullable Map<String, Long> byStage,
    @Nullable Long alreadyDone,
    @Nullable Long quarantined,
    @Nullable Long notReplayable) {}
