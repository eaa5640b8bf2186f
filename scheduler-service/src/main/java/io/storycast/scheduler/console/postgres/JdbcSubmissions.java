package io.storycast.scheduler.console.postgres;

import io.storycast.scheduler.console.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcSubmissions implements Submissions {

  private final JdbcClient jdbc;

  JdbcSubmissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean begin(String form) {
    jdbc.sql("delete from console_submission where at < now() - interval '1 day'").update();
    return jdbc.sql("insert into console_submission (form) values (?) on conflict do nothing")
            .param(form)
            .update()
        == 1;
  }

  @Override
  public void end(String form, String outcome) {
    jdbc.sql("update console_submission set outcome = ? where form = ?")
        .params(outcome, form)
        .update();
  }

  @Override
  public String outcome(String form) {
    return jdbc.sql("select outcome from console_submission where form = ?")
        .param(form)
        .query(String.class)
        .single();
  }
}
