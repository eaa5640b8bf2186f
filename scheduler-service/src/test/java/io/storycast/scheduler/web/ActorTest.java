package io.storycast.scheduler.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.stage.web.Problem;
import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ActorTest {

  private static final Principal API = () -> "api";

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void isTheAuthenticatedNameWhenNobodyIsNamed() {
    request.addHeader(Actor.HEADER, " ");
    assertThat(Actor.of(API, request)).isEqualTo("api");
  }

  @Test
  void alwaysTellsTheAuthenticatedName() {
    request.addHeader(Actor.HEADER, " Ann ");
    assertThat(Actor.of(API, request)).isEqualTo("Ann (api)");
  }

  @Test
  void refusesANameThatIsTooLong() {
    request.addHeader(Actor.HEADER, "x".repeat(101));
    assertThatThrownBy(() -> Actor.of(API, request)).isInstanceOf(Problem.class);
  }

  @Test
  void refusesControlCharacters() {
    request.addHeader(Actor.HEADER, "Ann\u001b[31m");
    assertThatThrownBy(() -> Actor.of(API, request)).isInstanceOf(Problem.class);
  }
}
