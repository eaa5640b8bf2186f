package io.storycast.scheduler.stages;

import io.storycast.contracts.StageStatus;
import java.util.List;

/** The last report of each instance of each stage. */
public interface StageReports {

  /** Keeps the report, unless a newer one of the same instance is known. */
  void keep(StageStatus status);

  /** The reports of all instances heard of within the last hour, newest first. */
  List<Report> all();

  /** Forgets instances that were not heard of for an hour. */
  void forgetOld();

  /**
   * One instance's last report.
   *
   * @param living whether it was heard of lately and did not say that it stops
   */
  record Report(StageStatus status, boolean living) {}
}
