package io.storycast.scheduler.console.settings;

/** The parts that settings belong to. */
enum Part {
  SCHEDULER("Scheduling and claiming"),
  LETTERS("Dead letters"),
  MONEY("Money and limits"),
  ACCESS("Access"),
  ENGINE("Engine"),
  CONNECTIONS("Connections"),
  OTHER("Other");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static Part of(Setting setting) {
    String property = setting.property();
    if (setting.variable().startsWith("PRICE_") || property.startsWith("storycast.calls")) {
      return MONEY;
    }
    if (property.startsWith("storycast.dead-letters")) {
      return LETTERS;
    }
    if (setting.secret()
        || property.startsWith("storycast.api")
        || property.startsWith("storycast.access")
        || property.startsWith("storycast.console")) {
      return ACCESS;
    }
    if (property.startsWith("storycast.scheduler")) {
      return SCHEDULER;
    }
    if (property.startsWith("storycast.stage")) {
      return ENGINE;
    }
    return property.startsWith("spring.")
            || property.startsWith("server.")
            || property.startsWith("management.")
        ? CONNECTIONS
        : OTHER;
  }
}
