package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.Tethered;
import io.storycast.testing.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** A Kafka broker in a JVM of its own, so that its processor time can be told from ours. */
public final class BrokerMain {

  private BrokerMain() {}

  /**
   * @param arguments port and data folder
   */
  public static void main(String[] arguments) throws IOException {
    EmbeddedKafka broker =
        EmbeddedKafka.at(Integer.parseInt(arguments[0]), Path.of(arguments[1])).start();
    broker.createTopics();
    Tethered.serve();
    broker.close();
    System.exit(0);
  }
}
