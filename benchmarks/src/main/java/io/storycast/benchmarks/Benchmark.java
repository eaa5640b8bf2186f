package io.storycast.benchmarks;

/** One question that is answered by measuring. */
public interface Benchmark {

  /** By which it is asked for: lower-case words joined by hyphens. */
  String name();

  /** What its table answers, as one question. */
  String question();

  /**
   * Measures. Takes as long as it takes, minutes as a rule; needs the machine for itself.
   *
   * @throws Exception when it cannot be measured; whatever it started is stopped
   */
  Findings measure(Run run) throws Exception;
}
