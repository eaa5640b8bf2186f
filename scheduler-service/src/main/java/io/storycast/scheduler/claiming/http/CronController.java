package io.storycast.scheduler.claiming.http;

import io.storycast.scheduler.Instance;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.claiming.DryRun;
import io.storycast.stage.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Any scheduler that can send an HTTP request may start a run. */
@RestController
class CronController {

  private final Claiming claiming;
  private final DryRun dryRun;
  private final SchedulerProperties properties;
  private final Instance instance;
  private final JsonMapper json;

  CronController(
      Claiming claiming,
      DryRun dryRun,
      SchedulerProperties properties,
      Instance instance,
      JsonMapper json) {
    this.claiming = claiming;
    this.dryRun = dryRun;
    this.properties = properties;
    this.instance = instance;
    this.json = json;
  }

  @PostMapping("/api/cron/generate-stories")
  RunAnswer generateStories(
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    RunParameters parameters = RunParameters.of(query, body, json, properties.claimLimit());
    try {
      return parameters.dryRun()
          ? RunAnswer.of(dryRun.of(parameters.limit()), properties)
          : RunAnswer.of(
              claiming.run(parameters.limit(), "request " + instance.name()), properties);
    } catch (ContentTablesMissing e) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "content-tables-missing",
          "The content tables are not complete: %s missing.".formatted(e.getMessage()),
          "Start storage-service once, which creates them, or check CONTENT_SCHEMA.");
    }
  }
}
