package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpServer;
import io.storycast.testing.Ports;
import io.storycast.testing.simulator.speech.Speaker;
import io.storycast.testing.simulator.story.StoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that speaks as an OpenAI-compatible provider of stories and speech does, and
 * that says of itself that it is a simulator.
 */
public final class ProviderSimulator implements AutoCloseable {

  private static final int BACKLOG = 500;

  private final InetSocketAddress listensAt;
  private final int port;
  private final SimulatorState state;
  private final Speaker speaker = new Speaker();
  private final SpokenTexts spoken = new SpokenTexts();
  private final Map<Endpoint, Latency> latencies = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  private ProviderSimulator(InetSocketAddress listensAt, @Nullable Path journal) {
    this.listensAt = listensAt;
    this.port = listensAt.getPort();
    this.state = new SimulatorState(new CallJournal(journal));
  }

  /** A simulator on a free port that forgets its counts with the process, not started. */
  public static ProviderSimulator temporary() {
    return new ProviderSimulator(onThisMachine(Ports.free()), null);
  }

  /**
   * A simulator on the given port, not started.
   *
   * @param journal where counts are kept beyond the life of the process
   */
  public static ProviderSimulator at(int port, Path journal) {
    return new ProviderSimulator(onThisMachine(port), journal);
  }

  /**
   * A simulator that other machines reach too, as a container has to be reached; not started.
   *
   * @param journal where counts are kept beyond the life of the process
   */
  public static ProviderSimulator open(int port, Path journal) {
    return new ProviderSimulator(new InetSocketAddress(port), journal);
  }

  public synchronized ProviderSimulator start() {
    if (server == null) {
      // Without, small answers wait 40 ms for an acknowledgement (JDK-8009650).
      System.setProperty("sun.net.httpserver.nodelay", "true");
      try {
        server = HttpServer.create(listensAt, BACKLOG);
      } catch (IOException e) {
        throw new UncheckedIOException("the simulator cannot listen on port " + port, e);
      }
      warmUp();
      threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      addContexts(server);
      server.start();
    }
    return this;
  }

  /** Drops all connections; counts and faults stay. */
  public synchronized void stop() {
    if (server != null && threads != null) {
      state.endHanging();
      server.stop(0);
      threads.shutdownNow();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** What a client takes as base URL: {@code http://127.0.0.1:port/v1}. */
  public URI baseUrl() {
    return address().resolve("/v1");
  }

  /** The page that says what this is, and the root of the admin API. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public int port() {
    return port;
  }

  public Faults faults() {
    return state.faults();
  }

  public Calls calls() {
    return state.calls();
  }

  /** Sets how long an endpoint takes to answer. */
  public void latency(Endpoint endpoint, Latency latency) {
    latencies.put(endpoint, latency);
  }

  /** Drops the connections that hang. */
  public void dropHanging() {
    state.endHanging();
  }

  /** Forgets faults, counts and latencies, and drops connections that hang. */
  public void reset() {
    latencies.clear();
    state.reset();
  }

  /**
   * Loads classes, texts and the voice's dictionary on one thread: many virtual threads that do so
   * at once can block each other, and the first call would take half a second.
   */
  private void warmUp() {
    StoryWriter.write("A warm welcome.");
    speaker.speak("Welcome.", 1, Speaker.NATIVE_RATE);
  }

  private static InetSocketAddress onThisMachine(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  private void addContexts(HttpServer on) {
    CallHandler chat = handler(Endpoint.CHAT, new ChatEndpoint(Clock.systemUTC()));
    CallHandler speech = handler(Endpoint.SPEECH, new SpeechEndpoint(speaker, spoken));
    CallHandler transcription = handler(Endpoint.TRANSCRIPTION, new TranscriptionEndpoint(spoken));
    // Some base URLs end with /v1, some do not.
    for (String prefix : new String[] {"", "/v1"}) {
      on.createContext(prefix + "/chat/completions", chat);
      on.createContext(prefix + "/audio/speech", speech);
      on.createContext(prefix + "/audio/transcriptions", transcription);
      on.createContext(prefix + "/models", new ModelsEndpoint());
    }
    on.createContext("/simulator/", new AdminApi(this));
    on.createContext("/", new AboutPage());
  }

  private CallHandler handler(Endpoint endpoint, Responder responder) {
    return new CallHandler(
        endpoint, responder, state, () -> latencies.getOrDefault(endpoint, Latency.NONE));
  }
}
