package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.ApiKeys;
import io.storycast.scheduler.access.Caller;
import io.storycast.scheduler.access.Doorkeeper;
import io.storycast.scheduler.access.Doorkeeper.Verdict;
import io.storycast.scheduler.access.Nonces;
import io.storycast.scheduler.access.Refusal;
import io.storycast.scheduler.access.RequestRates;
import io.storycast.scheduler.access.RequestRates.Standing;
import io.storycast.scheduler.access.SignedRequest;
import io.storycast.stage.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests of keys in: who it is, then whether it is too many, then whether it was here
 * before. So a request that is refused has changed nothing.
 */
final class KeyFilter extends OncePerRequestFilter {

  private final Doorkeeper door;
  private final RequestRates rates;
  private final Nonces nonces;
  private final ApiKeys keys;
  private final Refusals refusals;

  KeyFilter(Doorkeeper door, RequestRates rates, Nonces nonces, ApiKeys keys, Refusals refusals) {
    this.door = door;
    this.rates = rates;
    this.nonces = nonces;
    this.keys = keys;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest entered;
    try {
      entered = entered(request, response);
    } catch (DataAccessException | Problem e) {
      refusals.failed(request, response, e);
      return;
    }
    if (entered != null) {
      chain.doFilter(entered, response);
    }
  }

  /** The request to go on with; null when it was refused and answered. */
  private @Nullable HttpServletRequest entered(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<SignedRequest> claim =
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
            .flatMap(SignedRequest::parse);
    HttpServletRequest readable = claim.isPresent() ? ReadBody.of(request) : request;
    switch (verdict(claim, readable)) {
      case Verdict.Refused(Refusal why) -> refusals.unauthorized(request, response, why);
      case Verdict.Known(Caller caller) -> {
        if (mayGoOn(caller, claim, request, response)) {
          Bearer.enter(
              caller.name(), caller.scopes().stream().map(ApiSecurity::authority).toList());
          return readable;
        }
      }
    }
    return null;
  }

  private Verdict verdict(Optional<SignedRequest> claim, HttpServletRequest request) {
    if (claim.isPresent() && request instanceof ReadBody read) {
      return door.signed(
          claim.get(),
          new SignedRequest.Content(request.getMethod(), target(request), read.body()));
    }
    return Bearer.token(request)
        .map(door::withSecret)
        .orElseGet(() -> new Verdict.Refused(Refusal.NO_CREDENTIALS));
  }

  private boolean mayGoOn(
      Caller caller,
      Optional<SignedRequest> claim,
      HttpServletRequest request,
      HttpServletResponse response) {
    String keyId = caller.keyId();
    Integer limit = caller.requestsPerMinute();
    if (keyId == null || limit == null) {
      return true;
    }
    Standing standing = rates.count(keyId, limit);
    tell(standing, response);
    if (standing.isTooMany()) {
      refusals.tooMany(request, response, caller.name(), standing);
      return false;
    }
    if (claim.isPresent() && !nonces.isFirst(keyId, claim.get().nonce(), door.replayable())) {
      refusals.unauthorized(request, response, Refusal.REPLAYED);
      return false;
    }
    keys.used(keyId);
    return true;
  }

  /** As draft-ietf-httpapi-ratelimit-headers-10 names them. */
  private static void tell(Standing standing, HttpServletResponse response) {
    response.setHeader("RateLimit-Policy", "\"key\";q=%d;w=60".formatted(standing.limit()));
    response.setHeader(
        "RateLimit",
        "\"key\";r=%d;t=%d".formatted(Math.max(0, standing.remaining()), standing.secondsLeft()));
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
