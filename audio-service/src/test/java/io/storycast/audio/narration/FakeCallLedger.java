package io.storycast.audio.narration;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger in memory. */
final class FakeCallLedger implements CallLedger {

  /** Of each answer. */
  static final Cost COST = new Cost("0.01", "USD");

  record Row(Call call, String state, @Nullable Answer answer, @Nullable ReasonCode reason) {}

  private final Map<UUID, Row> rows = new LinkedHashMap<>();
  private final List<Call> spared = new ArrayList<>();

  @Override
  public synchronized UUID begin(Call call) {
    UUID id = UUID.randomUUID();
    rows.put(id, new Row(call, "started", null, null));
    return id;
  }

  @Override
  public synchronized void answered(UUID call, Answer answer) {
    rows.computeIfPresent(call, (id, row) -> new Row(row.call(), "answered", answer, null));
  }

  @Override
  public synchronized void failed(UUID call, ReasonCode reason, String message) {
    rows.computeIfPresent(call, (id, row) -> new Row(row.call(), "failed", null, reason));
  }

  @Override
  public synchronized void spared(Call call, Units usage) {
    spared.add(call);
  }

  @Override
  public synchronized void rejected(UUID call, ReasonCode reason, String message) {
    rows.computeIfPresent(call, (id, row) -> new Row(row.call(), "rejected", row.answer(), reason));
  }

  @Override
  public synchronized List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    List<StoredAnswer> usable = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          if (row.state().equals("answered") && row.answer() != null) {
            usable.add(
                new StoredAnswer(id, row.call().purpose(), row.call().model(), row.answer()));
          }
        });
    return usable;
  }

  @Override
  public synchronized List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    List<PaidAnswer> paid = new ArrayList<>();
    for (Row row : rows.values()) {
      if (row.answer() != null
          && row.call().scenarioId().equals(scenarioId)
          && row.call().revision() == revision) {
        boolean rejected = row.state().equals("rejected");
        paid.add(new PaidAnswer(row.call().purpose(), rejected, row.answer().usage(), COST));
      }
    }
    return paid;
  }

  @Override
  public @Nullable Cost cost(List<PaidAnswer> answers) {
    return Cost.sum(answers.stream().map(PaidAnswer::cost).toList());
  }

  /** Calls that were not made, because what they would bring was found. */
  synchronized List<Call> spared() {
    return List.copyOf(spared);
  }

  synchronized List<Row> rows() {
    return List.copyOf(rows.values());
  }
}
