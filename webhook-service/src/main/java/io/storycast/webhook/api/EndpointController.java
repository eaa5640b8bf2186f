package io.storycast.webhook.api;

import io.storycast.stage.web.Problem;
import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.network.AddressGuard;
import io.storycast.webhook.registry.EndpointBook;
import io.storycast.webhook.registry.NewEndpoint;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/webhooks")
class EndpointController {

  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final int LONGEST_REASON = 500;

  private final EndpointBook book;
  private final AddressGuard guard;

  EndpointController(EndpointBook book, AddressGuard guard) {
    this.book = book;
    this.guard = guard;
  }

  record EndpointList(List<EndpointView> endpoints) {}

  record TypeList(List<String> eventTypes) {}

  record PauseRequest(@Nullable String reason) {}

  /**
   * @param overlap how long the present secret is used beside the new one; absent: 24 hours
   */
  record RotationRequest(@Nullable String overlap) {}

  @GetMapping("/event-types")
  TypeList eventTypes() {
    return new TypeList(EventTypes.names());
  }

  @PostMapping("/endpoints")
  ResponseEntity<EndpointView> add(@RequestBody EndpointRequest request) {
    NewEndpoint endpoint = request.checked(guard);
    book.add(endpoint);
    EndpointView view = EndpointView.of(existing(endpoint.id().toString()), endpoint.secret());
    return ResponseEntity.created(URI.create("/v1/webhooks/endpoints/" + endpoint.id())).body(view);
  }

  @GetMapping("/endpoints")
  EndpointList list() {
    return new EndpointList(book.all().stream().map(EndpointView::of).toList());
  }

  @GetMapping("/endpoints/{id}")
  EndpointView one(@PathVariable String id) {
    return EndpointView.of(existing(id));
  }

  @PatchMapping("/endpoints/{id}")
  EndpointView change(@PathVariable String id, @RequestBody EndpointRequest request) {
    Endpoint endpoint = existing(id);
    if (request.kind() != null || request.secret() != null || request.from() != null) {
      throw Invalid.field(
          "change",
          "Only url, events and description can be changed.",
          "Register a new endpoint for another kind; rotate-secret makes a new secret.");
    }
    book.change(
        endpoint.id(),
        request.checkedAddress(guard),
        request.checkedDescription(),
        request.checkedEvents());
    return one(id);
  }

  @DeleteMapping("/endpoints/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    book.remove(existing(id).id());
  }

  @PostMapping("/endpoints/{id}/pause")
  EndpointView pause(
      @PathVariable String id, @RequestBody(required = false) @Nullable PauseRequest request) {
    book.pause(existing(id).id(), reason(request));
    return one(id);
  }

  @PostMapping("/endpoints/{id}/resume")
  EndpointView resume(@PathVariable String id) {
    book.resume(existing(id).id());
    return one(id);
  }

  @PostMapping("/endpoints/{id}/rotate-secret")
  EndpointView rotate(
      @PathVariable String id, @RequestBody(required = false) @Nullable RotationRequest request) {
    Endpoint endpoint = existing(id);
    if (endpoint.kind().isChat()) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "no-secret",
          "Messages to a chat are not signed.",
          "Make a new webhook in the chat, and change the endpoint's url.");
    }
    String overlap = request == null ? null : request.overlap();
    SigningSecret secret = SigningSecret.random();
    book.replaceSecret(endpoint.id(), secret, Invalid.duration("overlap", overlap, USUAL_OVERLAP));
    return EndpointView.of(existing(id), secret);
  }

  private static String reason(@Nullable PauseRequest request) {
    String reason = request == null ? null : request.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Invalid.field(
          "reason",
          "A pause needs a reason of at most %d characters.".formatted(LONGEST_REASON),
          "Send a body such as {\"reason\": \"the receiver moves\"}.");
    }
    return reason.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private Endpoint existing(String id) {
    return Existing.endpoint(book, id);
  }
}
