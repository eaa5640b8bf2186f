package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where to find what belongs to a job. Addresses of this API are paths. */
final class JobLinks {

  private JobLinks() {}

  static Map<String, String> of(Job job) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", "/v1/jobs/" + job.id());
    links.put("events", "/v1/jobs/" + job.id() + "/events");
    if (job.result().audioUrl() != null) {
      links.put("audio", job.result().audioUrl());
    }
    return links;
  }
}
