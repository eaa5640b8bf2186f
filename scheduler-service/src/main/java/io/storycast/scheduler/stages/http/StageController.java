package io.storycast.scheduler.stages.http;

import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.Stages;
import io.storycast.scheduler.stages.Steering;
import io.storycast.scheduler.web.Actor;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/stages")
class StageController {

  private final Stages stages;
  private final Steering steering;

  StageController(Stages stages, Steering steering) {
    this.stages = stages;
    this.steering = steering;
  }

  record StageList(List<StageView> stages) {}

  @GetMapping
  StageList list() {
    return new StageList(stages.all().stream().map(StageView::of).toList());
  }

  @GetMapping("/{stage}")
  StageView one(@PathVariable String stage) {
    return StageView.withInstances(existing(stage));
  }

  @PostMapping("/{stage}/pause")
  @ResponseStatus(HttpStatus.ACCEPTED)
  StageView pause(
      @PathVariable String stage,
      @RequestBody(required = false) @Nullable OrderRequest body,
      Principal principal,
      HttpServletRequest request) {
    return order(stage, Action.PAUSE, body, Actor.of(principal, request));
  }

  @PostMapping("/{stage}/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  StageView resume(
      @PathVariable String stage,
      @RequestBody(required = false) @Nullable OrderRequest body,
      Principal principal,
      HttpServletRequest request) {
    return order(stage, Action.RESUME, body, Actor.of(principal, request));
  }

  private StageView order(String stage, Action action, @Nullable OrderRequest body, String by) {
    String name = existing(stage).stage();
    String reason = Objects.requireNonNullElse(body, OrderRequest.EMPTY).checkedReason();
    steering.order(name, action, reason, by);
    return StageView.withInstances(existing(name));
  }

  private StageOverview existing(String stage) {
    return stages
        .find(stage)
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.NOT_FOUND,
                    "stage-not-found",
                    "There is no such stage.",
                    "The stages are %s.".formatted(String.join(", ", stages.names()))));
  }
}
