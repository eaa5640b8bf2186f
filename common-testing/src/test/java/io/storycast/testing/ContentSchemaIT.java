package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ContentSchemaIT {

  @Test
  void createsTablesWithRowsOfTheSite() throws Exception {
    Database database = Dependencies.postgres().freshDatabase("site");
    ContentSchema.createSiteTables(database.dataSource());
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select s.id from scenarios s left join stories t on t.scenario_id = s.id"
                    + " where t.id is null order by s.sort_order")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo(ContentSchema.UNTOLD_SCENARIO);
      rows.next();
      assertThat(rows.getString(1)).isEqualTo(ContentSchema.OTHER_UNTOLD_SCENARIO);
      assertThat(rows.next()).isFalse();
    }
  }
}
