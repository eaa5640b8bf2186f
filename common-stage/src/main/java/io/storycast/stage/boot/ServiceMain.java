package io.storycast.stage.boot;

import org.springframework.boot.SpringApplication;

/** Starts a service; every service's {@code main} calls it. */
public final class ServiceMain {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /**
   * By default the JDK runs as many virtual threads at once as there are processors. A thread that
   * loads a class stays on its carrier even while it waits for a lock (JEP 491, "Future work"); on
   * a machine with two processors two such threads can wait for ever for a third one, which holds
   * the lock and finds no carrier. Seen with Spring Boot's nested jars.
   */
  private static final String MANY = "32";

  private ServiceMain() {}

  /** Runs the application until it is told to stop. */
  public static void run(Class<?> application, String... arguments) {
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, MANY); // read once, when the first virtual thread starts
    }
    SpringApplication.run(application, arguments);
  }
}
