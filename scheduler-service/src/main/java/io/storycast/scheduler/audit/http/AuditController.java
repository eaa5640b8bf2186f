package io.storycast.scheduler.audit.http;

import io.storycast.scheduler.audit.AuditEntry;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.stage.web.QueryText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * The newest entries first.
   *
   * @param next what to send as {@code before} for the entries after these; null when none are left
   */
  record Entries(List<Entry> entries, @Nullable Long next) {}

  record Entry(
      long id,
      Instant at,
      String by,
      String action,
      String subject,
      String note,
      Map<String, Object> details) {

    static Entry of(AuditEntry entry) {
      var order = entry.order();
      return new Entry(
          entry.id(),
          entry.at(),
          order.by(),
          order.action(),
          order.subject(),
          order.note(),
          order.details());
    }
  }

  @GetMapping("/v1/audit")
  Entries list(@RequestParam Map<String, String> query) {
    String subject = QueryText.of("subject", query.get("subject"));
    Long before = QueryText.before(query.get("before"));
    int limit = QueryText.number("limit", query.get("limit"), DEFAULT_LIMIT, MAX_LIMIT);
    List<Entry> found = audit.find(subject, before, limit + 1).stream().map(Entry::of).toList();
    boolean more = found.size() > limit;
    List<Entry> page = more ? found.subList(0, limit) : found;
    return new Entries(page, more ? page.getLast().id() : null);
  }
}
