package io.storycast.cli.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay or a discard would do.
 *
 * @param count how many letters it would send, or discard
 * @param alreadyDone how many of them have a result already, which is only announced again
 * @param quarantined how many more came back too often and need force
 * @param notReplayable how many more cannot be sent: nobody knows where they belong, or they are
 *     settled or on their way
 */
public record ReplayPreview(
    long count,
    @Nullable Map<String, Long> byReason,
    @Nullable Map<String, Long> byStage,
    @Nullable Long alreadyDone,
    @Nullable Long quarantined,
    @Nullable Long notReplayable) {}
