package io.storycast.scheduler.claiming.postgres;

import static java.util.stream.Collectors.toMap;

import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.claiming.Scenario;
import io.storycast.scheduler.claiming.Scenarios;
import io.storycast.scheduler.postgres.ContentTables;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parameter is cast to the type of the column, never the column: its index must serve. */
@Component
class JdbcScenarios implements Scenarios {

  private final JdbcClient jdbc;
  private final ContentTables content;

  JdbcScenarios(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public Map<String, Scenario> read(Collection<String> ids) {
    String type =
        content
            .idTypes()
            .orElseThrow(() -> new ContentTablesMissing(String.join(", ", content.missing())))
            .scenarioId();
    return jdbc
        .sql(
            """
            select id::text as id,
                   left(coalesce(slug::text, ''), :most) as slug,
                   left(coalesce(title::text, ''), :most) as title,
                   left(coalesce(seed_text::text, ''), :most) as seed_text
              from scenarios
             where id = any(:ids::text[]::%s[])
            """
                .formatted(type))
        .param("most", Scenario.MAX_CHARACTERS + 1)
        .param("ids", ids.toArray(String[]::new))
        .query(
            (row, number) ->
                new Scenario(
                    row.getString("id"),
                    row.getString("slug"),
                    row.getString("title"),
                    row.getString("seed_text")))
        .stream()
        .collect(toMap(Scenario::id, scenario -> scenario));
  }
}
