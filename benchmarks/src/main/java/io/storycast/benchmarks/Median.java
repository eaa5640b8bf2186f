package io.storycast.benchmarks;

import java.util.Collection;

/** Middle values: these say more of a noisy machine than means do. */
public final class Median {

  private Median() {}

  /**
   * The value in the middle; of an even number, the mean of the two.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static double of(Collection<Double> values) {
    return quantile(values, 0.5);
  }

  /**
   * The value below which a share of the others lie, between neighbours in proportion.
   *
   * @param share from 0 to 1, for example 0.99
   * @throws IllegalArgumentException when there are no values
   */
  public static double quantile(Collection<Double> values, double share) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to take a quantile of.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
