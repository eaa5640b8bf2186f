package io.storycast.contracts;

/** Names of the Kafka record headers. Values are UTF-8 text unless said otherwise. */
public final class Headers {

  /** CloudEvents Kafka protocol binding 1.0.2, binary content mode. */
  public static final String CE_SPECVERSION = "ce_specversion";

  public static final String CE_ID = "ce_id";
  public static final String CE_SOURCE = "ce_source";
  public static final String CE_TYPE = "ce_type";
  public static final String CE_SUBJECT = "ce_subject";
  public static final String CE_TIME = "ce_time";
  public static final String CE_DATASCHEMA = "ce_dataschema";
  public static final String CONTENT_TYPE = "content-type";

  /** W3C Trace Context. */
  public static final String TRACEPARENT = "traceparent";

  /** Which attempt of the job this record belongs to, from 1; travels through every stage. */
  public static final String ATTEMPT = "storycast-attempt";

  /** How often the record was replayed from a dead-letter topic. */
  public static final String REPLAY_COUNT = "storycast-replay-count";

  /** On replayed records: the id of the dead letter they come from. */
  public static final String REPLAY_OF = "storycast-replay-of";

  /** On replayed records: the id of the replay that sent them. */
  public static final String REPLAY_ID = "storycast-replay-id";

  /** On replayed records: W3C Trace Context of the replay, for the trace of what follows. */
  public static final String REPLAY_STEP = "storycast-replay-step";

  /** On dead letters: the stage that gave up. */
  public static final String STAGE = "storycast-stage";

  /** On dead letters: a {@link ReasonCode}. */
  public static final String REASON_CODE = "storycast-reason-code";

  /** On dead letters: a sentence for people. */
  public static final String REASON = "storycast-reason";

  /** On dead letters: transient, content, permanent, ... see {@link FailureClass}. */
  public static final String FAILURE_CLASS = "storycast-failure-class";

  /** On dead letters: equal for equal causes. */
  public static final String FINGERPRINT = "storycast-fingerprint";

  /** On dead letters: how often the stage tried. */
  public static final String STAGE_ATTEMPTS = "storycast-stage-attempts";

  /** On dead letters: JSON array of the stage's attempts: time, reason code, message, duration. */
  public static final String HISTORY = "storycast-history";

  /** On dead letters: the id of this dead letter; a re-sent copy has the same. */
  public static final String DEAD_LETTER_ID = "storycast-dead-letter-id";

  /** On dead letters: when the stage gave up, ISO 8601. */
  public static final String DIED_AT = "storycast-died-at";

  /** On dead letters: W3C Trace Context of the execution that gave up. */
  public static final String DIED_STEP = "storycast-died-step";

  /**
   * On dead letters: how many bytes the original value has that is left out here, because the
   * broker takes no record that large. It stays on the original topic at the original offset.
   */
  public static final String VALUE_OMITTED = "storycast-value-omitted";

  /** Spring Kafka's names on dead letters. Numbers are big-endian bytes there, as Spring writes. */
  public static final String DLT_ORIGINAL_TOPIC = "kafka_dlt-original-topic";

  public static final String DLT_ORIGINAL_PARTITION = "kafka_dlt-original-partition";
  public static final String DLT_ORIGINAL_OFFSET = "kafka_dlt-original-offset";
  public static final String DLT_ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";
  public static final String DLT_ORIGINAL_CONSUMER_GROUP = "kafka_dlt-original-consumer-group";
  public static final String DLT_EXCEPTION_FQCN = "kafka_dlt-exception-fqcn";
  public static final String DLT_EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

  private Headers() {}
}
