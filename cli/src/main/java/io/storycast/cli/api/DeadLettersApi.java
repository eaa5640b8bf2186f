package io.storycast.cli.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The API of the dead letters and their replays. */
public final class DeadLettersApi {

  private static final String PATH = "/v1/dead-letters";
  private static final String REPLAYS = PATH + "/replays";

  private final Http http;
  private final String token;

  private record ReplayList(List<Replay> replays) {}

  DeadLettersApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /** One page of the letters that these filters leave, those that died last first. */
  public DeadLetterPage list(Map<String, String> filters) {
    return http.read(listText(filters), DeadLetterPage.class);
  }

  /** The same as the API answers it. */
  public String listText(Map<String, String> filters) {
    return http.getText(PATH + Paths.query(filters), token);
  }

  /** The letters that these filters leave, by cause. */
  public DeadLetterGroups groups(Map<String, String> filters) {
    return http.read(groupsText(filters), DeadLetterGroups.class);
  }

  /** The same as the API answers it. */
  public String groupsText(Map<String, String> filters) {
    return http.getText(PATH + "/groups" + Paths.query(filters), token);
  }

  /** Everything about one letter. */
  public DeadLetter one(String id) {
    return http.read(oneText(id), DeadLetter.class);
  }

  /** The same as the API answers it. */
  public String oneText(String id) {
    return http.getText(letter(id), token);
  }

  /** Puts a letter aside. */
  public void discard(String id, String reason) {
    http.postText(letter(id) + "/discard", token, Map.of("reason", reason));
  }

  /** Puts the letters aside that this filter leaves, or tells which those would be. */
  public ReplayPreview discard(Map<String, String> filter, String reason, boolean dryRun) {
    return http.read(
        http.postText(
            PATH + "/discard", token, Map.of("filter", filter, "reason", reason, "dryRun", dryRun)),
        ReplayPreview.class);
  }

  /** Takes a discard back. */
  public void undoDiscard(String id) {
    http.postText(letter(id) + "/undo-discard", token, Map.of());
  }

  /** What this order would do. */
  public ReplayPreview preview(ReplayOrder order) {
    return http.read(previewText(order), ReplayPreview.class);
  }

  /** The same as the API answers it. */
  public String previewText(ReplayOrder order) {
    return http.postText(REPLAYS, token, order.body(true));
  }

  /** Orders a replay. */
  public Replay replay(ReplayOrder order) {
    return http.read(http.postText(REPLAYS, token, order.body(false)), Replay.class);
  }

  /** Sends one letter back with another value. */
  public Replay replayEdited(String id, JsonNode value, String note, boolean force) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("value", value);
    body.put("note", note);
    body.put("force", force);
    return http.read(http.postText(letter(id) + "/replay", token, body), Replay.class);
  }

  /** The latest replays. */
  public List<Replay> replays(int limit) {
    return http.read(replaysText(limit), ReplayList.class).replays();
  }

  /** The same as the API answers it. */
  public String replaysText(int limit) {
    return http.getText(REPLAYS + "?limit=" + limit, token);
  }

  /** One replay. */
  public Replay replay(String id) {
    return http.read(replayText(id), Replay.class);
  }

  /** The same as the API answers it. */
  public String replayText(String id) {
    return http.getText(REPLAYS + "/" + Paths.segment(id), token);
  }

  /**
   * Steers a replay.
   *
   * @param verb pause, resume or abort
   */
  public Replay steer(String id, String verb) {
    return http.read(
        http.postText(REPLAYS + "/" + Paths.segment(id) + "/" + verb, token, Map.of()),
        Replay.class);
  }

  /** Has the store read all dead-letter topics from the start again. */
  public void rebuild() {
    http.postText(PATH + "/rebuild", token, Map.of());
  }

  private static String letter(String id) {
    return PATH + "/" + Paths.segment(id);
  }
}
