package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.console.Pager;
import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobs.JobSearch.Total;
import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of jobs. */
@Controller
class JobPages {

  static final String HOME = "/admin/jobs";

  private static final int PAGE = 20;

  /** Later pages want a filter: PostgreSQL would have to step over all rows before them. */
  private static final int LAST_PAGE = 5_000;

  private final JobSearch search;

  JobPages(JobSearch search) {
    this.search = search;
  }

  /** The list; what was sought in the menu leads to the job itself when it is the only one. */
  @GetMapping(HOME)
  String list(@RequestParam Map<String, String> parameters, Model model) {
    Query query = JobQuery.of(parameters);
    int page = Math.min(Query.page(parameters), LAST_PAGE);
    JobSearch.Page found =
        search.find(
            JobSearch.Query.page(JobQuery.filter(query), JobQuery.order(query), page, PAGE));
    if (parameters.containsKey("find") && page == 1 && found.jobs().size() == 1) {
      return "redirect:" + HOME + "/" + found.jobs().getFirst().id();
    }
    Total total = Objects.requireNonNull(found.total());
    model.addAttribute("query", query);
    model.addAttribute("jobs", found.jobs());
    model.addAttribute("exact", total.exact());
    model.addAttribute("pager", Pager.of(page, PAGE, total.jobs(), HOME, query));
    model.addAttribute("statuses", JobStatus.values());
    model.addAttribute("stages", JobStage.values());
    model.addAttribute("byStatus", search.stats().byStatus());
    return "console/jobs";
  }
}
