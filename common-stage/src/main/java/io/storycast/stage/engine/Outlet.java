package io.storycast.stage.engine;

/** Where records leave the service. */
public interface Outlet {

  /**
   * Returns when the broker has the record on every in-sync replica.
   *
   * @throws NotSentException when the broker did not confirm it; it may have it all the same, and
   *     sending it again later may well succeed
   * @throws TooLargeException when this record can never be sent as it is
   */
  void send(OutboundRecord record);

  /** The broker did not confirm a record. */
  final class NotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong, and what an operator can do about it
     */
    public NotSentException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The record is larger than the topic, the broker or the producer allows. */
  final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
