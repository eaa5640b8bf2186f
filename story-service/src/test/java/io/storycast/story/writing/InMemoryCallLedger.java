package io.storycast.story.writing;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger that keeps its rows in memory; {@link #history} tells what happened to each call. */
final class InMemoryCallLedger implements CallLedger {

  /** Of each answer. */
  private static final Cost COST = new Cost("0.001", "USD");

  private final Map<UUID, Row> rows = new LinkedHashMap<>();
  private int outages;

  /** The next answers cannot be stored. */
  void loseConnection(int times) {
    outages = times;
  }

  private static final class Row {
    private final Call call;
    private Answer answer;
    private String state = "started";

    private Row(Call call) {
      this.call = call;
    }
  }

  @Override
  public UUID begin(Call call) {
    UUID id = UUID.randomUUID();
    rows.put(id, new Row(call));
    return id;
  }

  @Override
  public void answered(UUID call, Answer answer) {
    if (outages > 0) {
      outages--;
      throw new IllegalStateException("The connection is lost.");
    }
    rows.get(call).answer = answer;
    rows.get(call).state = "answered";
  }

  @Override
  public void failed(UUID call, ReasonCode reason, String message) {
    rows.get(call).state = "failed " + reason;
  }

  @Override
  public void spared(Call call, Units usage) {
    throw new UnsupportedOperationException("stories are not shared");
  }

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    rows.get(call).state = "rejected " + reason;
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    List<StoredAnswer> usable = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          if (row.state.equals("answered")
              && row.call.scenarioId().equals(scenarioId)
              && row.call.revision() == revision) {
            usable.add(new StoredAnswer(id, row.call.purpose(), row.call.model(), row.answer));
          }
        });
    return usable;
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    List<PaidAnswer> paid = new ArrayList<>();
    for (Row row : rows.values()) {
      if (row.answer != null
          && row.call.scenarioId().equals(scenarioId)
          && row.call.revision() == revision) {
        boolean rejected = row.state.startsWith("rejected");
        paid.add(new PaidAnswer(row.call.purpose(), rejected, row.answer.usage(), COST));
      }
    }
    return paid;
  }

  @Override
  public @Nullable Cost cost(List<PaidAnswer> answers) {
    return Cost.sum(answers.stream().map(PaidAnswer::cost).toList());
  }

  /** Purpose and state of each call, oldest first. */
  List<String> history() {
    return rows.values().stream().map(row -> row.call.purpose() + " " + row.state).toList();
  }

  List<Call> calls() {
    return rows.values().stream().map(row -> row.call).toList();
  }
}
