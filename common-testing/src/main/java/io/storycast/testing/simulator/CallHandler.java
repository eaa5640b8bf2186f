package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Takes the calls of one endpoint: counts them, lets faults happen, and sends the answers. */
final class CallHandler implements HttpHandler {

  private final Endpoint endpoint;
  private final Responder responder;
  private final SimulatorState state;
  private final Supplier<Latency> latency;

  CallHandler(
      Endpoint endpoint, Responder responder, SimulatorState state, Supplier<Latency> latency) {
    this.endpoint = endpoint;
    this.responder = responder;
    this.state = state;
    this.latency = latency;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        Replies.send(exchange, Errors.methodNotAllowed());
        return;
      }
      ProviderRequest request = ProviderRequest.read(endpoint, exchange);
      Calls.Call call = state.calls().start(request);
      try {
        answer(exchange, request, call);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        call.end(false);
      }
    }
  }

  private void answer(HttpExchange exchange, ProviderRequest request, Calls.Call call)
      throws IOException, InterruptedException {
    Optional<Fault> fault = state.faults().hit(request);
    FaultKind kind = fault.map(Fault::kind).orElse(null);
    if (kind == FaultKind.HANG) {
      state.hang();
      return;
    }
    pause(latency.get().next());
    if (kind == FaultKind.SLOW) {
      pause(fault.orElseThrow().delay());
    }
    Optional<Reply> refusal = fault.flatMap(CallHandler::refusal);
    if (refusal.isPresent()) {
      call.end(false);
      Replies.send(exchange, refusal.get());
    } else {
      deliver(exchange, reply(request, kind), kind, call);
    }
  }

  /** The answer of a fault that keeps a request from being worked on. */
  private static Optional<Reply> refusal(Fault fault) {
    return switch (fault.kind()) {
      case EMPTY -> Optional.of(Reply.error(200, "application/json", "", Map.of()));
      case JSON_ERROR ->
          Optional.of(Reply.error(200, "application/json", Errors.jsonError(), Map.of()));
      default -> fault.kind().isRefusal() ? Optional.of(Errors.of(fault)) : Optional.empty();
    };
  }

  private Reply reply(ProviderRequest request, @Nullable FaultKind kind) {
    try {
      return responder.reply(request, kind);
    } catch (JacksonException e) {
      return Errors.badRequest("A parameter has the wrong type.");
    }
  }

  private static void deliver(
      HttpExchange exchange, Reply reply, @Nullable FaultKind kind, Calls.Call call)
      throws IOException {
    if (reply.billed()) {
      call.bill();
    }
    switch (kind) {
      case RESET -> {
        call.end(false);
        Replies.breakOff(exchange, reply);
      }
      case TRUNCATED -> {
        call.end(false);
        byte[] half = Arrays.copyOf(reply.body(), reply.body().length / 2);
        Replies.send(exchange, reply.withBody(half));
      }
      case null, default ->
          // Before the client can see the end of the answer: then it finds the call counted.
          Replies.send(exchange, reply, () -> call.end(reply.billed()));
    }
  }

  private static void pause(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time);
    }
  }
}
