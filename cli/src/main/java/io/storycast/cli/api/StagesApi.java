package io.storycast.cli.api;

import java.util.List;
import java.util.Map;

/** The API of the stages. */
public final class StagesApi {

  private static final String PATH = "/v1/stages";

  private final Http http;
  private final String token;

  private record StageList(List<Stage> stages) {}

  StagesApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /** All stages, in the order of the pipeline. */
  public List<Stage> all() {
    return http.read(allText(), StageList.class).stages();
  }

  /** The same as the API answers it. */
  public String allText() {
    return http.getText(PATH, token);
  }

  /** One stage with its instances. */
  public Stage one(String stage) {
    return http.read(oneText(stage), Stage.class);
  }

  /** The same as the API answers it. */
  public String oneText(String stage) {
    return http.getText(path(stage), token);
  }

  /** Orders the stage to take no further work; as it stands after that. */
  public Stage pause(String stage, String reason) {
    return order(stage, "pause", reason);
  }

  /** Orders the stage to go on. */
  public Stage resume(String stage, String reason) {
    return order(stage, "resume", reason);
  }

  private Stage order(String stage, String verb, String reason) {
    return http.read(
        http.postText(path(stage) + "/" + verb, token, Map.of("reason", reason)), Stage.class);
  }

  private static String path(String stage) {
    return PATH + "/" + Paths.segment(stage);
  }
}
