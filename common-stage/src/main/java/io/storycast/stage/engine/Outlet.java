package io.storycast.stage.engine;

/** Where records leave the service. */
public interface Outlet {

  /**
   * Returns when the broker has the record on every in-sync replica.
   *
   * @throws NotSentException when the broker did not confirm it; it may have it all the same
   */
  void send(OutboundRecord record);

  /** The broker did not confirm a record. */
  final class NotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotSentException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
