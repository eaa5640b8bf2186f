package io.storycast.scheduler.access.http;

import io.storycast.scheduler.access.ApiKeys;
import io.storycast.scheduler.access.KeyCommands;
import io.storycast.scheduler.access.http.KeyView.IssuedKey;
import io.storycast.scheduler.access.http.KeyView.KeyList;
import io.storycast.scheduler.web.Actor;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes, shows and ends the keys of programs. */
@RestController
@RequestMapping("/v1/keys")
class KeyController {

  private final ApiKeys keys;
  private final KeyCommands commands;
  private final Clock clock;

  KeyController(ApiKeys keys, KeyCommands commands, Clock clock) {
    this.keys = keys;
    this.commands = commands;
    this.clock = clock;
  }

  @GetMapping
  KeyList list() {
    return new KeyList(keys.all().stream().map(KeyView::of).toList());
  }

  @GetMapping("/{id}")
  KeyView one(@PathVariable String id) {
    return keys.find(uuid(id)).map(KeyView::of).orElseThrow(KeyController::noSuchKey);
  }

  @PostMapping
  ResponseEntity<IssuedKey> create(
      @RequestBody AccessRequests.NewKey body, Principal principal, HttpServletRequest request) {
    KeyCommands.Issued issued =
        commands.create(body.checked(clock.instant()), Actor.of(principal, request));
    return ResponseEntity.created(URI.create("/v1/keys/" + issued.key().id()))
        .body(IssuedKey.of(issued));
  }

  @PostMapping("/{id}/rotate")
  IssuedKey rotate(
      @PathVariable String id,
      @RequestBody(required = false) AccessRequests.@Nullable Rotation body,
      Principal principal,
      HttpServletRequest request) {
    AccessRequests.Rotation rotation =
        Objects.requireNonNullElse(body, AccessRequests.Rotation.USUAL);
    return commands
        .rotate(uuid(id), rotation.checkedOverlap(), Actor.of(principal, request))
        .map(IssuedKey::of)
        .orElseThrow(() -> cannotRotate(id));
  }

  @PostMapping("/{id}/revoke")
  KeyView revoke(@PathVariable String id, Principal principal, HttpServletRequest request) {
    return commands
        .revoke(uuid(id), Actor.of(principal, request))
        .map(KeyView::of)
        .orElseThrow(KeyController::noSuchKey);
  }

  private Problem cannotRotate(String id) {
    return keys.find(uuid(id)).isEmpty()
        ? noSuchKey()
        : Problem.of(
            HttpStatus.CONFLICT,
            "key-revoked",
            "A revoked key gets no new secret.",
            "Make a new key.");
  }

  private static String uuid(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw noSuchKey();
    }
  }

  private static Problem noSuchKey() {
    return Problem.of(
        HttpStatus.NOT_FOUND, "key-not-found", "No key has this id.", "GET /v1/keys lists them.");
  }
}
