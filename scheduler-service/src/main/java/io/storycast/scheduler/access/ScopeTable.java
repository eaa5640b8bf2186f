package io.storycast.scheduler.access;

import static io.storycast.scheduler.access.Scope.OPERATE;
import static io.storycast.scheduler.access.Scope.READ;
import static io.storycast.scheduler.access.Scope.WRITE;

import java.util.List;

/**
 * Which scope opens what. The first row that fits counts; an endpoint without a row is closed to
 * everybody.
 */
public final class ScopeTable {

  /** {@code *} stands for one segment of a path, {@code **} for any number of them. */
  public static final List<Row> ROWS =
      List.of(
          new Row("GET", "/v1/keys/**", OPERATE),
          new Row("GET", "/v1/users/**", OPERATE),
          new Row("GET", "/v1/**", READ),
          new Row("POST", "/v1/jobs", WRITE),
          new Row("POST", "/v1/jobs/*/cancel", WRITE),
          new Row("POST", "/v1/jobs/*/retry", WRITE),
          new Row("POST", "/v1/jobs/*/regenerate", WRITE),
          new Row("POST", "/v1/jobs/bulk", OPERATE),
          new Row("POST", "/v1/stages/**", OPERATE),
          new Row("POST", "/v1/dead-letters/**", OPERATE),
          new Row("POST", "/v1/keys/**", OPERATE),
          new Row("POST", "/v1/users/**", OPERATE));

  private ScopeTable() {}

  /** One row: what a method of these paths needs. */
  public record Row(String method, String path, Scope scope) {}
}
