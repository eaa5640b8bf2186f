package io.storycast.local.e2e;

import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.Ports;
import io.storycast.testing.TcpProxy;
import io.storycast.testing.simulator.ProviderSimulator;
import java.util.List;
import java.util.Map;

/** What lies between the services and what they depend on. The tests themselves go around it. */
public record Network(
    TcpProxy postgres, TcpProxy kafka, TcpProxy s3, TcpProxy languageModel, TcpProxy speech) {

  /**
   * @param kafka not started: it has to send clients back to its proxy
   */
  static Network before(
      EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedS3 s3, ProviderSimulator simulator) {
    int kafkaProxy = Ports.free();
    return new Network(
        TcpProxy.to(postgres.port()),
        TcpProxy.at(kafkaProxy, kafka.letInThrough(kafkaProxy)),
        TcpProxy.to(s3.endpoint().getPort()),
        TcpProxy.to(simulator.port()),
        TcpProxy.to(simulator.port()));
  }

  /** Where the services find everything. */
  Map<String, String> environment(Database database) {
    return Map.of(
        "DATABASE_URL", new Database(postgres.port(), database.name(), database.user()).url(),
        "KAFKA_BROKERS", "127.0.0.1:" + kafka.port(),
        "S3_ENDPOINT", "http://127.0.0.1:" + s3.port(),
        "SILICONFLOW_BASE_URL", "http://127.0.0.1:" + languageModel.port() + "/v1",
        "SILICONFLOW_TTS_BASE_URL", "http://127.0.0.1:" + speech.port() + "/v1");
  }

  /** Ends every fault. */
  public void pass() {
    List.of(postgres, kafka, s3, languageModel, speech).forEach(TcpProxy::pass);
  }
}
