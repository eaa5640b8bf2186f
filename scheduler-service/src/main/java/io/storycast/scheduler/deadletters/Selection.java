package io.storycast.scheduler.deadletters;

import java.util.Map;

/**
 * What a replay would send.
 *
 * @param count letters that would be sent
 * @param byReason of these, by reason code
 * @param byStage of these, by stage
 * @param alreadyDone of these, whose stage has its result: it would be emitted again, at no cost
 * @param quarantined letters left out because they came back too often; force takes them
 * @param notReplayable letters left out because nobody knows where they belong, or because they are
 *     settled or on their way already
 */
public record Selection(
    long count,
    Map<String, Long> byReason,
    Map<String, Long> byStage,
    long alreadyDone,
    long quarantined,
    long notReplayable) {}
