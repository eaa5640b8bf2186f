package io.storycast.scheduler.audit.http;

import io.storycast.scheduler.audit.AuditEntry;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.stage.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    String subject = text(query, "subject");
    Long before = number(query, "before", Long.MAX_VALUE);
    Long wanted = number(query, "limit", MAX_LIMIT);
    int limit = wanted == null ? DEFAULT_LIMIT : wanted.intValue();
    List<Entry> found = audit.find(subject, before, limit + 1).stream().map(Entry::of).toList();
    boolean more = found.size() > limit;
    List<Entry> page = more ? found.subList(0, limit) : found;
    return new Entries(page, more ? page.getLast().id() : null);
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    String value = query.get(name);
    if (value != null && value.indexOf('\0') >= 0) {
      throw invalid(name, name + " holds a null character.", "Leave it out.");
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable Long number(Map<String, String> query, String name, long most) {
    String text = text(query, name);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw invalid(
        name,
        "%s is not a whole number from 1 to %d.".formatted(name, most),
        "For example ?subject=stage/audio&limit=20; next in the answer is the next before.");
  }

  private static Problem invalid(String name, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-" + name, detail, hint);
  }
}
