package io.storycast.stage.kafka;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.InboundRecord;

/** Reads the event in a record, or says why it cannot be one. */
final class Parsing {

  private static final int ID_LIMIT = 500;

  private Parsing() {}

  /**
   * @throws StageFailure permanent, when the record is not a usable fact of its topic
   */
  static Fact factIn(InboundRecord record) {
    if (!(eventIn(record) instanceof Fact fact)) {
      throw misplaced(record);
    }
    checkIdentity("scenarioId", fact.scenarioId());
    if (fact.revision() < 1) {
      throw StageFailure.of(ReasonCode.UNREADABLE_RECORD, "The revision is below 1.");
    }
    return fact;
  }

  /**
   * @throws StageFailure permanent, when the record is not a usable report of a stage's instance
   */
  static StageStatus statusIn(InboundRecord record) {
    if (!(eventIn(record) instanceof StageStatus status)) {
      throw misplaced(record);
    }
    checkIdentity("stage", status.stage());
    checkIdentity("instance", status.instance());
    return status;
  }

  private static Event eventIn(InboundRecord record) {
    try {
      Event event = EventCodec.read(record::header, record.value());
      if (!EventType.of(event).topic().equals(record.topic())) {
        throw misplaced(record);
      }
      return event;
    } catch (UnreadableEventException e) {
      throw StageFailure.of(e.reason(), e.sentence()).causedBy(e);
    }
  }

  private static StageFailure misplaced(InboundRecord record) {
    return StageFailure.of(
        ReasonCode.WRONG_EVENT_TYPE,
        "A %s does not belong on this topic.".formatted(record.header(Headers.CE_TYPE)));
  }

  /** The identity becomes a key in the database: it must be one PostgreSQL can hold. */
  private static void checkIdentity(String name, String id) {
    if (id.isBlank() || id.length() > ID_LIMIT || id.chars().anyMatch(Character::isISOControl)) {
      throw StageFailure.of(
          ReasonCode.UNREADABLE_RECORD,
          "The %s is blank, longer than %d or has control characters.".formatted(name, ID_LIMIT));
    }
  }
}
