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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call ledger in the table {@code provider_call}, its sums by day in {@code spending}. */
public final class JdbcCallRows implements CallRows {

  private static final String ADD =
      """
      insert into provider_call
        (id, scenario_id, revision, attempt, purpose, provider, model, expected_units, state)
      select new.*, 'started'
      from unnest(
        cast(? as uuid[]), cast(? as text[]), cast(? as int[]), cast(? as int[]),
        cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as int[])) as new
      on conflict do nothing
      """;

  private static final String CALL =
      "id, scenario_id, revision, attempt, purpose, provider, model, expected_units";

  // One statement, so that no crash can come between an answer and the sum it belongs to. Only a
  // call that has not ended is added: storing may be repeated when its confirmation got lost.
  private static final String ANSWERED =
      """
      with answered as (
        update provider_call
        set state = 'answered', request_id = answer.request_id, body = answer.body,
          prompt_tokens = answer.prompt_tokens, completion_tokens = answer.completion_tokens,
          characters = answer.characters, price = answer.price, currency = answer.currency,
          finished_at = now()
        from unnest(
            cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
            cast(cast(? as text[]) as int[]), cast(cast(? as text[]) as int[]),
            cast(cast(? as text[]) as int[]), cast(cast(? as text[]) as numeric[]),
            cast(? as text[]))
          as answer (call, request_id, body, prompt_tokens, completion_tokens, characters, price,
            currency)
        where id = answer.call and state = 'started'
        returning provider_call.*
      ), spent as (
        insert into spending (day, currency, amount)
        select cast(now() at time zone 'UTC' as date), currency, sum(price)
        from answered where price is not null
        group by currency
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
      select place, purpose, state, prompt_tokens, completion_tokens, characters, price, currency
      from unnest(cast(? as text[]), cast(? as int[]))
          with ordinality as wanted (scenario_id, revision, place)
        join provider_call using (scenario_id, revision)
      where state in ('answered', 'rejected')
      order by started_at, id
      """;

  private final JdbcClient jdbc;
  private final Grouped<NewCall, UUID> added = new Grouped<>(this::add);
  private final Grouped<NewAnswer, Optional<Call>> answered = new Grouped<>(this::answered);
  private final Grouped<Revision, List<PaidAnswer>> paid = new Grouped<>(this::paid);

  public JdbcCallRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record NewCall(UUID id, Call call) {}

  private record NewAnswer(UUID call, Answer answer, Price price) {}

  private record Revision(String scenarioId, int number) {}

  @Override
  public UUID add(Call call) {
    return added.ask(new NewCall(UUID.randomUUID(), call));
  }

  private List<UUID> add(List<NewCall> calls) {
    Columns<NewCall> columns = new Columns<>(calls);
    jdbc.sql(ADD)
        .param(columns.texts(NewCall::id))
        .param(columns.texts(made -> made.call().scenarioId()))
        .param(columns.numbers(made -> made.call().revision()))
        .param(columns.numbers(made -> made.call().attempt()))
        .param(columns.texts(made -> made.call().purpose()))
        .param(columns.texts(made -> made.call().provider()))
        .param(columns.texts(made -> made.call().model()))
        .param(columns.numbers(made -> made.call().expectedUnits()))
        .update();
    return calls.stream().map(NewCall::id).toList();
  }

  @Override
  public Optional<Call> answered(UUID call, Answer answer, Price price) {
    return answered.ask(new NewAnswer(call, answer, price));
  }

  private List<Optional<Call>> answered(List<NewAnswer> answers) {
    Columns<NewAnswer> columns = new Columns<>(answers);
    Map<UUID, Call> ended = new HashMap<>();
    jdbc.sql(ANSWERED)
        .param(columns.texts(NewAnswer::call))
        .param(columns.texts(made -> storable(made.answer().requestId())))
        .param(columns.texts(made -> storable(made.answer().body())))
        .param(columns.texts(made -> made.answer().usage().promptTokens()))
        .param(columns.texts(made -> made.answer().usage().completionTokens()))
        .param(columns.texts(made -> made.answer().usage().characters()))
        .param(columns.texts(made -> plain(made.price().amount())))
        .param(
            columns.texts(made -> made.price().amount() == null ? null : made.price().currency()))
        .query((RowCallbackHandler) row -> ended.put(row.getObject("id", UUID.class), call(row)));
    return answers.stream().map(made -> Optional.ofNullable(ended.get(made.call()))).toList();
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
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
    return paid.ask(new Revision(scenarioId, revision));
  }

  private List<List<PaidAnswer>> paid(List<Revision> revisions) {
    Columns<Revision> columns = new Columns<>(revisions);
    List<List<PaidAnswer>> answers = new ArrayList<>();
    revisions.forEach(revision -> answers.add(new ArrayList<>()));
    jdbc.sql(PAID)
        .param(columns.texts(Revision::scenarioId))
        .param(columns.numbers(Revision::number))
        .query(
            (RowCallbackHandler) row -> answers.get(row.getInt("place") - 1).add(paidAnswer(row)));
    return answers;
  }

  private static PaidAnswer paidAnswer(ResultSet row) throws SQLException {
    return new PaidAnswer(
        row.getString("purpose"), row.getString("state").equals("rejected"), usage(row), cost(row));
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
