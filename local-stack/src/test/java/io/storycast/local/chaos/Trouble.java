package io.storycast.local.chaos;

import java.util.Locale;

/** A kind of fault, and how often it is drawn compared with the others. */
enum Trouble {
  KILL(2, "kill -9 of a service"),
  TERMINATED(2, "SIGTERM of a service under load"),
  FREEZE(6, "a service stopped for longer than its lease, then continued"),
  POSTGRES_RESTART(2, "PostgreSQL killed and started, or restarted"),
  KAFKA_RESTART(1, "the broker restarted"),
  CUT(16, "all connections to a dependency reset"),
  REFUSED(7, "a dependency refuses connections"),
  HALF_OPEN(7, "a dependency accepts connections and never answers"),
  MUTE(5, "requests arrive, answers are held back"),
  SLOW(12, "a dependency answers slowly"),
  THROTTLED(6, "a dependency at 20 KB/s"),
  BACKENDS_TERMINATED(5, "every session of the services ended by PostgreSQL"),
  CONNECTIONS_EXHAUSTED(3, "PostgreSQL has no connection left"),
  RATE_LIMITED(4, "a provider answers 429 with Retry-After"),
  PROVIDER_DOWN(5, "a provider answers 503"),
  TRUNCATED(3, "a provider answers 200 with half a body"),
  PROVIDER_HANGS(4, "a provider accepts calls and never answers"),
  PROVIDER_SLOW(4, "a provider answers 2 s later"),
  DUPLICATES(7, "records published once more");

  private final int weight;
  private final String meaning;

  Trouble(int weight, String meaning) {
    this.weight = weight;
    this.meaning = meaning;
  }

  int weight() {
    return weight;
  }

  String meaning() {
    return meaning;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
