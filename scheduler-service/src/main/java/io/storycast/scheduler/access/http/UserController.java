package io.storycast.scheduler.access.http;

import io.storycast.scheduler.access.Passwords;
import io.storycast.scheduler.access.User;
import io.storycast.scheduler.access.UserCommands;
import io.storycast.scheduler.access.Users;
import io.storycast.scheduler.web.Actor;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Adds, shows and changes the accounts of the console. */
@RestController
@RequestMapping("/v1/users")
class UserController {

  private final Users users;
  private final UserCommands commands;

  UserController(Users users, UserCommands commands) {
    this.users = users;
    this.commands = commands;
  }

  record UserView(
      String name, String role, boolean disabled, Instant createdAt, @Nullable Instant lastLogin) {

    static UserView of(User user) {
      return new UserView(
          user.name(), user.role().code(), user.disabled(), user.createdAt(), user.lastLogin());
    }
  }

  record UserList(List<UserView> users) {}

  /**
   * An account after its password was set.
   *
   * @param password the one that was made, shown here and never again; null when it was chosen
   */
  record UserWithPassword(UserView user, @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "UserWithPassword[user=%s]".formatted(user);
    }
  }

  @GetMapping
  UserList list() {
    return new UserList(users.all().stream().map(UserView::of).toList());
  }

  @GetMapping("/{name}")
  UserView one(@PathVariable String name) {
    return users.find(name).map(UserView::of).orElseThrow(UserController::noSuchUser);
  }

  @PostMapping
  ResponseEntity<UserWithPassword> add(
      @RequestBody AccessRequests.NewUser body, Principal principal, HttpServletRequest request) {
    String name = body.checkedName();
    String chosen = AccessRequests.checkedPassword(body.password());
    String made = chosen == null ? Passwords.random() : null;
    User user =
        commands
            .add(name, body.checkedRole(), chosenOr(made, chosen), Actor.of(principal, request))
            .orElseThrow(UserController::nameTaken);
    return ResponseEntity.created(URI.create("/v1/users/" + user.name()))
        .body(new UserWithPassword(UserView.of(user), made));
  }

  @PostMapping("/{name}/password")
  UserWithPassword changePassword(
      @PathVariable String name,
      @RequestBody(required = false) AccessRequests.@Nullable NewPassword body,
      Principal principal,
      HttpServletRequest request) {
    String chosen =
        AccessRequests.checkedPassword(
            Objects.requireNonNullElse(body, AccessRequests.NewPassword.MADE).password());
    String made = chosen == null ? Passwords.random() : null;
    User user =
        commands
            .changePassword(name, chosenOr(made, chosen), Actor.of(principal, request))
            .orElseThrow(UserController::noSuchUser);
    return new UserWithPassword(UserView.of(user), made);
  }

  @PostMapping("/{name}/role")
  UserView changeRole(
      @PathVariable String name,
      @RequestBody AccessRequests.NewRole body,
      Principal principal,
      HttpServletRequest request) {
    return commands
        .changeRole(name, body.checked(), Actor.of(principal, request))
        .map(UserView::of)
        .orElseThrow(UserController::noSuchUser);
  }

  @PostMapping("/{name}/disable")
  UserView disable(@PathVariable String name, Principal principal, HttpServletRequest request) {
    return commands
        .disable(name, Actor.of(principal, request))
        .map(UserView::of)
        .orElseThrow(UserController::noSuchUser);
  }

  @PostMapping("/{name}/enable")
  UserView enable(@PathVariable String name, Principal principal, HttpServletRequest request) {
    return commands
        .enable(name, Actor.of(principal, request))
        .map(UserView::of)
        .orElseThrow(UserController::noSuchUser);
  }

  private static String chosenOr(@Nullable String made, @Nullable String chosen) {
    return Objects.requireNonNull(made == null ? chosen : made);
  }

  private static Problem nameTaken() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "user-exists",
        "There is an account of this name.",
        "Change it, or choose another name.");
  }

  private static Problem noSuchUser() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "user-not-found",
        "There is no account of this name.",
        "GET /v1/users lists them.");
  }
}
