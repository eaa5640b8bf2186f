package io.storycast.scheduler.console;

/**
 * Where a list stands.
 *
 * @param page from 1
 * @param total of all pages
 * @param address of the list with its filters, ready for {@code page=...}
 */
public record Pager(int page, int size, long total, String address) {

  /** The list at this address with these filters. */
  public static Pager of(int page, int size, long total, String path, Query query) {
    String filters = query.encoded();
    return new Pager(page, size, total, path + "?" + (filters.isEmpty() ? "" : filters + "&"));
  }

  public long pages() {
    return Math.max(1, Math.ceilDiv(total, size));
  }

  /** Number of the first row. */
  public long first() {
    return total == 0 ? 0 : (page - 1L) * size + 1;
  }

  /** Number of the last row. */
  public long last() {
    return Math.min((long) page * size, total);
  }

  public boolean hasPrevious() {
    return page > 1;
  }

  public boolean hasNext() {
    return page < pages();
  }

  /** The address of another page. */
  public String to(int other) {
    return address + "page=" + other;
  }
}
