package io.storycast.cli.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API of webhook-service. */
public final class WebhooksApi {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";
  private static final String DELIVERIES = "/v1/webhooks/deliveries/";

  private final Http http;
  private final String token;

  private record EndpointList(List<Webhook> endpoints) {}

  private record DeliveryList(List<Webhook.Delivery> deliveries) {}

  /**
   * @param base where webhook-service answers
   */
  public WebhooksApi(URI base, String token) {
    this.http = new Http(base);
    this.token = token;
  }

  public List<Webhook> all() {
    return http.read(allText(), EndpointList.class).endpoints();
  }

  /** The same as the API answers it. */
  public String allText() {
    return http.getText(ENDPOINTS, token);
  }

  public Webhook one(String id) {
    return http.read(oneText(id), Webhook.class);
  }

  /** The same as the API answers it. */
  public String oneText(String id) {
    return http.getText(path(id), token);
  }

  /** Registers an endpoint; the answer holds its secret. */
  public Webhook add(Map<String, ?> request) {
    return http.read(http.postText(ENDPOINTS, token, request), Webhook.class);
  }

  /** Gives one of the orders that an endpoint understands, for example {@code pause}. */
  public Webhook order(String id, String verb, Map<String, ?> body) {
    return http.read(http.postText(path(id) + "/" + verb, token, body), Webhook.class);
  }

  /** Changes what the fields name. */
  public Webhook change(String id, Map<String, ?> fields) {
    String body = Http.JSON.writeValueAsString(fields);
    return http.read(http.text("PATCH", path(id), token, body), Webhook.class);
  }

  public void remove(String id) {
    http.delete(path(id), token);
  }

  /** Sends a test event now. */
  public Webhook.Test test(String id) {
    return http.read(http.postText(path(id) + "/test", token, Map.of()), Webhook.Test.class);
  }

  public List<Webhook.Delivery> deliveries(String id, Map<String, String> filters) {
    return http.read(deliveriesText(id, filters), DeliveryList.class).deliveries();
  }

  /** The same as the API answers it. */
  public String deliveriesText(String id, Map<String, String> filters) {
    return http.getText(path(id) + "/deliveries" + Paths.query(filters), token);
  }

  /** One delivery with its attempts. */
  public Webhook.Detail delivery(String delivery) {
    return http.read(deliveryText(delivery), Webhook.Detail.class);
  }

  /** The same as the API answers it. */
  public String deliveryText(String delivery) {
    return http.getText(DELIVERIES + Paths.segment(delivery), token);
  }

  /** Any request; the answer as it came. */
  public String send(String method, String path, @Nullable String body) {
    return http.text(method, path, token, body);
  }

  /** Has one delivery made again. */
  public int replayDelivery(String delivery) {
    return queued(DELIVERIES + Paths.segment(delivery), Map.of());
  }

  /** Has a period delivered; how many deliveries that makes. */
  public int replay(String id, Map<String, ?> range) {
    return queued(path(id), range);
  }

  private int queued(String path, Map<String, ?> body) {
    return http.post(path + "/replay", token, body).path("deliveries").asInt(0);
  }

  private static String path(String id) {
    return ENDPOINTS + "/" + Paths.segment(id);
  }
}
