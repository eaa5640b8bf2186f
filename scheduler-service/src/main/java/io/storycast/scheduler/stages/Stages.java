package io.storycast.scheduler.stages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.scheduler.stages.StageReports.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the stages stand. */
public final class Stages {

  /** What the scheduler itself does: it can be paused like a stage. */
  public static final String CLAIMING = "claiming";

  private final StageReports reports;
  private final StageOrders orders;
  private final ClaimingLoad claiming;

  public Stages(StageReports reports, StageOrders orders, ClaimingLoad claiming) {
    this.reports = reports;
    this.orders = orders;
    this.claiming = claiming;
  }

  /** All stages in the order a job passes them; then others that report, by name. */
  public List<StageOverview> all() {
    Map<String, List<Report>> byStage =
        reports.all().stream().collect(groupingBy(report -> report.status().stage()));
    Map<String, StageControl> ordered =
        orders.latest().stream().collect(toMap(StageControl::stage, order -> order));
    return names(byStage.keySet()).stream()
        .map(name -> overview(name, byStage.getOrDefault(name, List.of()), ordered.get(name)))
        .toList();
  }

  /** One stage; empty when there is none of this name. */
  public Optional<StageOverview> find(String name) {
    return all().stream().filter(stage -> stage.stage().equals(name)).findFirst();
  }

  /** The names of all stages, in the order of {@link #all}. */
  public List<String> names() {
    return all().stream().map(StageOverview::stage).toList();
  }

  private static Set<String> names(Set<String> reporting) {
    Set<String> names = new LinkedHashSet<>();
    names.add(CLAIMING);
    for (JobStage stage : JobStage.values()) {
      names.add(stage.code());
    }
    names.addAll(new TreeSet<>(reporting));
    return names;
  }

  private StageOverview overview(
      String name, List<Report> instances, @Nullable StageControl order) {
    return name.equals(CLAIMING)
        ? claiming(instances, order)
        : StageOverview.of(name, instances, order);
  }

  /** The order itself counts here: every claim looks at it. */
  private StageOverview claiming(List<Report> schedulers, @Nullable StageControl order) {
    List<Pause> pauses =
        order != null && order.action() == Action.PAUSE ? List.of(pause(order)) : List.of();
    ClaimingLoad.Load load = claiming.now();
    return new StageOverview(
        CLAIMING,
        pauses.isEmpty() ? StageState.RUNNING : StageState.PAUSED,
        load.inFlight(),
        load.maxInFlight(),
        load.due(),
        null,
        pauses,
        order,
        schedulers);
  }

  private static Pause pause(StageControl order) {
    return new Pause(
        Cause.OPERATOR, null, null, order.reason(), order.by(), order.orderedAt(), null);
  }
}
