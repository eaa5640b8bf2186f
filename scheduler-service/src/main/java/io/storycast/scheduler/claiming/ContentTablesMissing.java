package io.storycast.scheduler.claiming;

/** The site's tables are not there yet, or lack a column. */
public final class ContentTablesMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which table or column is missing
   */
  public ContentTablesMissing(String message) {
    super(message);
  }
}
