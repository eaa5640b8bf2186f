package io.storycast.scheduler.jobs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stages may spend, and have spent. */
public interface Budgets {

  /** Of each stage that pays and was heard of within the last hour, on the present UTC day. */
  List<Budget> today();

  /**
   * The money of one stage.
   *
   * @param spent as the stage last reported it
   * @param softLimit warned from here on; null when there is none
   * @param hardLimit nothing is bought from here on; null when there is none
   * @param currency ISO 4217
   */
  record Budget(
      String stage,
      BigDecimal spent,
      @Nullable BigDecimal softLimit,
      @Nullable BigDecimal hardLimit,
      String currency) {}
}
