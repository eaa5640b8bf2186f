package io.storycast.scheduler.console.runs;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.ClaimRuns;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Schedules and runs: when the next one is, and what came of those before. */
@Controller
class RunPages {

  static final String HOME = "/admin/runs";

  private static final int RECENT = 20;

  private final Timetable timetable;
  private final ClaimRuns runs;
  private final SchedulerProperties properties;

  RunPages(Timetable timetable, ClaimRuns runs, SchedulerProperties properties) {
    this.timetable = timetable;
    this.runs = runs;
    this.properties = properties;
  }

  @GetMapping(HOME)
  String overview(Model model) {
    model.addAttribute("tasks", tasks());
    model.addAttribute("schedule", properties.schedule());
    model.addAttribute("limit", properties.claimLimit());
    model.addAttribute("past", runs.latest(null, RECENT));
    return "console/runs";
  }

  /** Without a schedule the generation run is no task at all; people look for it all the same. */
  private List<TaskRow> tasks() {
    List<Timetable.Entry> entries = new ArrayList<>(timetable.entries());
    if (entries.stream().noneMatch(entry -> entry.task().equals(Timetable.GENERATION))) {
      entries.addFirst(new Timetable.Entry(Timetable.GENERATION, null, null, null, null, 0));
    }
    return entries.stream().map(TaskRow::of).toList();
  }
}
