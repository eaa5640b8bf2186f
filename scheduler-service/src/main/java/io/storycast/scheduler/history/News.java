package io.storycast.scheduler.history;

/** What a subscription hears next. */
public sealed interface News {

  /**
   * Something happened to a job. The same event may come twice after a resumption: it has the same
   * id.
   *
   * @param position where to resume to miss nothing after this event
   */
  record Happened(RecordedEvent event, long position) implements News {}

  /** Nothing happened for as long as was waited. */
  record Quiet() implements News {}

  /** Too much was missed to be told one by one, or it is no longer kept: look at the jobs anew. */
  record Reset(long position) implements News {}

  /** The subscription is over. */
  record Ended(End why) implements News {}

  /** Why a subscription ends. */
  enum End {
    /** Whoever listens is slower than the events come. */
    TOO_SLOW,
    /** The process ends; another one will serve. */
    SHUTDOWN,
    /** It was closed. */
    CLOSED
  }
}
