package io.storycast.scheduler.claiming;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each job that a run touched. */
final class ClaimLog {

  private static final Logger log = LoggerFactory.getLogger(Claiming.class);

  private ClaimLog() {}

  static void write(ClaimRun run) {
    run.claimed().forEach(pick -> line(pick, "running", "job claimed"));
    run.republished()
        .forEach(pick -> line(pick, "running", "job published again, its lock had expired"));
    run.refused().forEach(ClaimLog::refused);
    if (run.room().pause() != null && run.shortfall().isPresent()) {
      log.atInfo()
          .addKeyValue("by", run.room().pause().by())
          .addKeyValue("reason", run.room().pause().reason())
          .log("nothing claimed: claiming is paused");
    }
  }

  private static void line(Pick pick, String status, String message) {
    log.atInfo()
        .addKeyValue("scenarioId", pick.scenarioId())
        .addKeyValue("revision", pick.revision())
        .addKeyValue("attempt", pick.attempt())
        .addKeyValue("slug", pick.slug())
        .addKeyValue("status", status)
        .log(message);
  }

  private static void refused(ClaimRun.Refused refused) {
    Pick pick = refused.pick();
    log.atWarn()
        .addKeyValue("scenarioId", pick.scenarioId())
        .addKeyValue("revision", pick.revision())
        .addKeyValue("attempt", pick.attempt())
        .addKeyValue("slug", pick.slug())
        .addKeyValue("status", "failed")
        .addKeyValue("reasonCode", refused.refusal().reason().code())
        .log("job failed: {}", refused.refusal().message());
  }
}
