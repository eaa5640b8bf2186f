package io.storycast.contracts;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of event: its CloudEvents type, its topic, its record and its JSON Schema. */
public enum EventType {
  SCENARIO_CLAIMED("scenario-claimed", ScenarioClaimed.class),
  STORY_GENERATED("story-generated", StoryGenerated.class),
  AUDIO_UPLOADED("audio-uploaded", AudioUploaded.class),
  STORY_READY("story-ready", StoryReady.class),
  STORY_FAILED("story-failed", StoryFailed.class),
  JOB_CANCELLED("job-cancelled", JobCancelled.class),
  STAGE_CONTROL("stage-control", StageControl.class),
  STAGE_STATUS("stage-status", StageStatus.class);

  private static final int VERSION = 1;

  private final String name;
  private final Class<? extends Event> record;

  EventType(String name, Class<? extends Event> record) {
    this.name = name;
    this.record = record;
  }

  /** The name with its version, for example {@code story-ready.v1}. */
  public String versionedName() {
    return name + ".v" + VERSION;
  }

  /** The CloudEvents {@code type}, for example {@code io.storycast.story-ready.v1}. */
  public String type() {
    return "io.storycast." + versionedName();
  }

  /** The topic, for example {@code storycast.story-ready.v1}. */
  public String topic() {
    return "storycast." + versionedName();
  }

  /** The {@code $id} of the JSON Schema of the value; also the CloudEvents {@code dataschema}. */
  public String schemaId() {
    return "https://schemas.storycast.io/" + versionedName() + ".json";
  }

  /** The class path resource that holds the JSON Schema. */
  public String schemaResource() {
    return "/io/storycast/contracts/schemas/" + versionedName() + ".json";
  }

  /** The class path resource that holds one example value. */
  public String exampleResource() {
    return "/io/storycast/contracts/examples/" + versionedName() + ".json";
  }

  /** The record that holds the value. */
  public Class<? extends Event> record() {
    return record;
  }

  /** The kind of an event object. */
  public static EventType of(Event event) {
    return ofRecord(event.getClass());
  }

  /** The kind whose values this record holds. */
  public static EventType ofRecord(Class<? extends Event> record) {
    return Arrays.stream(values())
        .filter(kind -> kind.record.equals(record))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(record + " is not an event record"));
  }

  /** The kind with this CloudEvents type, if this version of Storycast knows it. */
  public static Optional<EventType> ofType(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type().equals(type)).findFirst();
  }
}
