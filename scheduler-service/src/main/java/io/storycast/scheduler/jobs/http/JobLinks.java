package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where to find what belongs to a job. Addresses of this API are paths. */
final class JobLinks {

  private JobLinks() {}

  static Map<String, String> of(JobDetail detail) {
    Job job = detail.job();
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", "/v1/jobs/" + job.id());
    links.put("events", "/v1/jobs/" + job.id() + "/events");
    links.put("audit", "/v1/audit?subject=job/" + job.id());
    if (job.status() == JobStatus.SUCCEEDED) {
      links.put("story", "/v1/stories/" + job.slug());
    }
    detail.assets().forEach(asset -> links.put(asset.kind().code(), asset.url()));
    return links;
  }
}
