package io.storycast.stage.kafka;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.InboundRecord;

/** Reads the fact in a record, or says why it cannot be one. */
final class Parsing {

  private static final int ID_LIMIT = 500;

  private Parsing() {}

  /**
   * @throws StageFailure permanent, when the record is not a usable fact of its topic
   */
  static Fact factIn(InboundRecord record) {
    try {
      Event event = EventCodec.read(record::header, record.value());
      EventType type = EventType.of(event);
      if (!type.topic().equals(record.topic()) || !(event instanceof Fact fact)) {
        throw StageFailure.of(
            ReasonCode.WRONG_EVENT_TYPE,
            "A %s does not belong on this topic.".formatted(type.type()));
      }
      checkIdentity(fact);
      return fact;
    } catch (UnreadableEventException e) {
      throw StageFailure.of(e.reason(), e.sentence()).causedBy(e);
    }
  }

  /** The identity becomes a key in the database: it must be one PostgreSQL can hold. */
  private static void checkIdentity(Fact fact) {
    String id = fact.scenarioId();
    if (id.isBlank() || id.length() > ID_LIMIT || id.chars().anyMatch(Character::isISOControl)) {
      throw StageFailure.of(
          ReasonCode.UNREADABLE_RECORD,
          "The scenarioId is blank, longer than %d or has control characters.".formatted(ID_LIMIT));
    }
    if (fact.revision() < 1) {
      throw StageFailure.of(ReasonCode.UNREADABLE_RECORD, "The revision is below 1.");
    }
  }
}
