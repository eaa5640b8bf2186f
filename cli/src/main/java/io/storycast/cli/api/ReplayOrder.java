package io.storycast.cli.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be replayed, and how.
 *
 * @param filter counts when there are no ids; empty for all that are open
 * @param rate most letters sent in a second
 * @param canary how many are sent first, and watched; 0 for none
 * @param force whether quarantined ones are sent too
 */
public record ReplayOrder(
    List<String> ids,
    Map<String, String> filter,
    int rate,
    int canary,
    boolean force,
    String note) {

  Map<String, Object> body(boolean dryRun) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      body.put("filter", filter);
    } else {
      body.put("ids", ids);
    }
    body.put("dryRun", dryRun);
    body.put("rate", rate);
    body.put("canary", canary);
    body.put("force", force);
    body.put("note", note);
    return body;
  }
}
