package io.storycast.scheduler.console.audit;

import io.storycast.scheduler.audit.AuditEntry;
import io.storycast.scheduler.audit.AuditLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people ordered, the newest first. */
@Controller
class AuditPages {

  private static final int PAGE = 50;

  private final AuditLog audit;

  AuditPages(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping("/admin/audit")
  String list(
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    String wanted =
        subject == null || subject.isBlank() || subject.indexOf('\0') >= 0 ? null : subject.strip();
    List<AuditEntry> found = audit.find(wanted, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<AuditEntry> page = more ? found.subList(0, PAGE) : found;
    model.addAttribute("subject", wanted);
    model.addAttribute("trail", page);
    model.addAttribute("next", more ? page.getLast().id() : null);
    return "console/audit";
  }
}
