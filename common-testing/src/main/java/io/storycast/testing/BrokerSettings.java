package io.storycast.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of a single broker that starts quickly and needs little memory. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  static Map<String, String> of(
      int port, int controllerPort, Path data, EmbeddedKafka.@Nullable Proxied proxied) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(node(port, controllerPort, data));
    settings.putAll(singleReplica());
    settings.putAll(small());
    if (proxied != null) {
      addWayIn(settings, proxied);
    }
    return settings;
  }

  /** A broker sends clients to the address of the listener they came by. */
  private static void addWayIn(Map<String, String> settings, EmbeddedKafka.Proxied way) {
    settings.merge("listeners", ",PROXIED://127.0.0.1:" + way.port(), String::concat);
    settings.merge(
        "advertised.listeners", ",PROXIED://127.0.0.1:" + way.advertisedPort(), String::concat);
    settings.merge("listener.security.protocol.map", ",PROXIED:PLAINTEXT", String::concat);
  }

  private static Map<String, String> node(int port, int controllerPort, Path data) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@127.0.0.1:" + controllerPort,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        broker + ",CONTROLLER://127.0.0.1:" + controllerPort,
        "advertised.listeners",
        broker,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "log.dirs",
        data.toString(),
        // A misspelt topic must fail as it does in production, not come into being.
        "auto.create.topics.enable",
        "false");
  }

  private static Map<String, String> singleReplica() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  private static Map<String, String> small() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.num.partitions", "1",
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        // The default takes 128 MB of heap.
        "log.cleaner.dedupe.buffer.size", "8388608",
        "log.index.size.max.bytes", "1048576");
  }
}
