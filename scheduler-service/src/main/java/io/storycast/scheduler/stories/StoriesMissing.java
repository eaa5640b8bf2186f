package io.storycast.scheduler.stories;

/** The tables of the stories are not there yet, or lack a column. */
public final class StoriesMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which table or column is missing
   */
  public StoriesMissing(String message) {
    super(message);
  }
}
