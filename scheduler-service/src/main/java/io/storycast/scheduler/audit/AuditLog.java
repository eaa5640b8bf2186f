package io.storycast.scheduler.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ordered, as rows that are never changed. */
public interface AuditLog {

  /** Writes an entry, in the caller's transaction if there is one. */
  void record(Order order);

  /**
   * The newest entries first.
   *
   * @param subject only those about it; null for all
   * @param before only those older than the entry with this id; null from the newest
   */
  List<AuditEntry> find(@Nullable String subject, @Nullable Long before, int limit);
}
