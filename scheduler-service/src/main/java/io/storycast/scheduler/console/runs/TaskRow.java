package io.storycast.scheduler.console.runs;

/** A recurring task with its name and purpose in words. */
record TaskRow(Timetable.Entry entry, String name, String purpose) {

  static TaskRow of(Timetable.Entry entry) {
    return switch (entry.task()) {
      case Timetable.GENERATION ->
          new TaskRow(entry, "Generation run", "Claims jobs on the schedule");
      case "lock-sweep" ->
          new TaskRow(entry, "Lock sweep", "Publishes running jobs without news once more");
      case "scenario-backfill" ->
          new TaskRow(entry, "Backfill", "Adds jobs for scenarios without a story");
      default ->
          new TaskRow(entry, entry.task().replace('-', ' '), "Housekeeping of the scheduler");
    };
  }
}
