package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.console.stages.StageCard;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.stages.Stages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the pipeline at a glance. */
@Controller
class OverviewPages {

  private final Stages stages;
  private final JobSearch jobs;
  private final SchedulerProperties properties;

  OverviewPages(Stages stages, JobSearch jobs, SchedulerProperties properties) {
    this.stages = stages;
    this.jobs = jobs;
    this.properties = properties;
  }

  @GetMapping({"/admin", "/admin/"})
  String overview(Model model) {
    model.addAttribute("stages", stages.all().stream().map(StageCard::of).toList());
    model.addAttribute("stats", jobs.stats());
    model.addAttribute("limits", properties);
    return "console/overview";
  }
}
