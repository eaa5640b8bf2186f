package io.storycast.stage.jdbc;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.PaidAnswer;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.spending.CallRows;
import io.storycast.stage.spending.Price;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call ledger in the table {@code provider_call}, its sums by day in {@code spending}. */
public final class JdbcCallRows implements CallRows {

  private static final String ADD =
      """
      insert into provider_call
        (id, scenario_id, revision, attempt, purpose, provider, model, expected_units, state)
      values (?, ?, ?, ?, ?, ?, ?, ?, 'started')
      """;

  private static final String CALL =
      "scenario_id, revision, attempt, purpose, provider, model, expected_units";

  // One statement, so that no crash can come between the answer and the sum it belongs to. Only a
  // call that has not ended is added: storing may be repeated when its confirmation got lost.
  private static final String ANSWERED =
      """
      with answered as (
        update provider_call
        set state = 'answered', request_id = ?, body = ?, prompt_tokens = ?, completion_tokens = ?,
          characters = ?, price = cast(? as numeric), currency = cast(? as text),
          finished_at = now()
        where id = ? and state = 'started'
        returning *
      ), spent as (
        insert into spending (day, currency, amount)
        select cast(now() at time zone 'UTC' as date), currency, price
        from answered where price is not null
        on conflict (day, currency)
        do update set amount = spending.amount + excluded.amount, changed_at = excluded.changed_at
      )
      select %s from answered
      """
          .formatted(CALL);

  private static final String ENDED =
      """
      update provider_call
      set state = ?, reason_code = ?, message = ?, finished_at = coalesce(finished_at, now())
      where id = ? and state in ('started', ?)
      returning %s
      """
          .formatted(CALL);

  private static final String USABLE =
      """
      select id, purpose, model, request_id, body, prompt_tokens, completion_tokens, characters
      from provider_call
      where scenario_id = ? and revision = ? and state = 'answered'
      order by started_at, id
      """;

  private static final String PAID =
      """
      select purpose, state, prompt_tokens, completion_tokens, characters, price, currency
      from provider_call
      where scenario_id = ? and revision = ? and state in ('answered', 'rejected')
      order by started_at, id
      """;

  private final JdbcClient jdbc;

  public JdbcCallRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public UUID add(Call call) {
    UUID id = UUID.randomUUID();
    jdbc.sql(ADD)
        .params(id, call.scenarioId(), call.revision(), call.attempt())
        .params(call.purpose(), call.provider(), call.model(), call.expectedUnits())
        .update();
    return id;
  }

  @Override
  public Optional<Call> answered(UUID call, Answer answer, Price price) {
    Units usage = answer.usage();
    return jdbc.sql(ANSWERED)
        .param(storable(answer.requestId()))
        .param(storable(answer.body()))
        .param(usage.promptTokens())
        .param(usage.completionTokens())
        .param(usage.characters())
        .param(price.amount())
        .param(price.amount() == null ? null : price.currency())
        .param(call)
        .query((row, number) -> call(row))
        .optional();
  }

  @Override
  public Optional<Call> failed(UUID call, ReasonCode reason, String message) {
    return end(call, "failed", reason, message, "started");
  }

  @Override
  public Optional<Call> rejected(UUID call, ReasonCode reason, String message) {
    return end(call, "rejected", reason, message, "answered");
  }

  private Optional<Call> end(
      UUID call, String state, ReasonCode reason, String message, String before) {
    return jdbc.sql(ENDED)
        .params(state, reason.code())
        .param(storable(message))
        .params(call, before)
        .query((row, number) -> call(row))
        .optional();
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return jdbc.sql(USABLE)
        .params(scenarioId, revision)
        .query((row, number) -> storedAnswer(row))
        .list();
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    return jdbc.sql(PAID)
        .params(scenarioId, revision)
        .query(
            (row, number) ->
                new PaidAnswer(
                    row.getString("purpose"),
                    row.getString("state").equals("rejected"),
                    usage(row),
                    cost(row)))
        .list();
  }

  private static Call call(ResultSet row) throws SQLException {
    return new Call(
        row.getString("scenario_id"),
        row.getInt("revision"),
        row.getInt("attempt"),
        row.getString("purpose"),
        row.getString("provider"),
        row.getString("model"),
        row.getInt("expected_units"));
  }

  private static StoredAnswer storedAnswer(ResultSet row) throws SQLException {
    return new StoredAnswer(
        row.getObject("id", UUID.class),
        row.getString("purpose"),
        row.getString("model"),
        new Answer(row.getString("request_id"), row.getString("body"), usage(row)));
  }

  private static Units usage(ResultSet row) throws SQLException {
    return new Units(
        row.getObject("prompt_tokens", Integer.class),
        row.getObject("completion_tokens", Integer.class),
        row.getObject("characters", Integer.class));
  }

  private static @Nullable Cost cost(ResultSet row) throws SQLException {
    BigDecimal price = row.getBigDecimal("price");
    return price == null ? null : Cost.of(price, row.getString("currency"));
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
