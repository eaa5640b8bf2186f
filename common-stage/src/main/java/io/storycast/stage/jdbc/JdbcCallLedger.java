package io.storycast.stage.jdbc;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call ledger in the table {@code provider_call}. */
public final class JdbcCallLedger implements CallLedger {

  private static final String BEGIN =
      """
      insert into provider_call
        (id, scenario_id, revision, attempt, purpose, provider, model, state)
      values (?, ?, ?, ?, ?, ?, ?, 'started')
      """;

  private static final String ANSWERED =
      """
      update provider_call
      set state = 'answered', request_id = ?, body = ?, prompt_tokens = ?, completion_tokens = ?,
        characters = ?, finished_at = now()
      where id = ?
      """;

  private static final String ENDED =
      """
      update provider_call
      set state = ?, reason_code = ?, message = ?, finished_at = coalesce(finished_at, now())
      where id = ?
      """;

  private static final String USABLE =
      """
      select id, purpose, model, request_id, body, prompt_tokens, completion_tokens, characters
      from provider_call
      where scenario_id = ? and revision = ? and state = 'answered'
      order by started_at, id
      """;

  private final JdbcClient jdbc;

  public JdbcCallLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public UUID begin(Call call) {
    UUID id = UUID.randomUUID();
    jdbc.sql(BEGIN)
        .params(id, call.scenarioId(), call.revision(), call.attempt())
        .params(call.purpose(), call.provider(), call.model())
        .update();
    return id;
  }

  @Override
  public void answered(UUID call, Answer answer) {
    Units usage = answer.usage();
    jdbc.sql(ANSWERED)
        .param(storable(answer.requestId()))
        .param(storable(answer.body()))
        .param(usage.promptTokens())
        .param(usage.completionTokens())
        .param(usage.characters())
        .param(call)
        .update();
  }

  @Override
  public void failed(UUID call, ReasonCode reason, String message) {
    end(call, "failed", reason, message);
  }

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    end(call, "rejected", reason, message);
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return jdbc.sql(USABLE)
        .params(scenarioId, revision)
        .query((row, number) -> storedAnswer(row))
        .list();
  }

  private void end(UUID call, String state, ReasonCode reason, String message) {
    jdbc.sql(ENDED).param(state).param(reason.code()).param(storable(message)).param(call).update();
  }

  private static StoredAnswer storedAnswer(ResultSet row) throws SQLException {
    Units usage =
        new Units(
            row.getObject("prompt_tokens", Integer.class),
            row.getObject("completion_tokens", Integer.class),
            row.getObject("characters", Integer.class));
    return new StoredAnswer(
        row.getObject("id", UUID.class),
        row.getString("purpose"),
        row.getString("model"),
        new Answer(row.getString("request_id"), row.getString("body"), usage));
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
