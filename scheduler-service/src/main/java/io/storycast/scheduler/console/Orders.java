package io.storycast.scheduler.console;

import io.storycast.scheduler.jobtable.Transactions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Carries out what a person confirmed on a form, once for each form that was shown: a second click
 * or a reload finds what the first one came to.
 */
@Component
public final class Orders {

  private static final int MOST_TEXT = 500;

  private final Transactions transactions;
  private final Submissions submissions;

  Orders(Transactions transactions, Submissions submissions) {
    this.transactions = transactions;
    this.submissions = submissions;
  }

  /**
   * Carries out the order in one transaction, or answers what it came to before.
   *
   * @param form the random id of the form
   * @param order gives the orders, and answers the address of the page that shows the outcome
   * @return the view that leads there
   */
  public String once(Person person, String form, Supplier<String> order) {
    if (!person.operator()) {
      throw Refusal.forbidden();
    }
    String address =
        transactions.inOne(
            () -> {
              if (submissions.begin(form)) {
                String outcome = order.get();
                submissions.end(form, outcome);
                return outcome;
              }
              return submissions.outcome(form);
            });
    return "redirect:" + address;
  }

  /**
   * Carries out an order of many transactions. The form counts as sent from the beginning; what was
   * done stays done if the order does not come to its end.
   *
   * @param address of the page that shows the outcome
   */
  public String onceAtLength(Person person, String form, String address, Runnable order) {
    boolean first =
        transactions.inOne(
            () -> {
              boolean begun = person.operator() && submissions.begin(form);
              if (begun) {
                submissions.end(form, address);
              }
              return begun;
            });
    if (!person.operator()) {
      throw Refusal.forbidden();
    }
    if (first) {
      order.run();
    }
    return "redirect:" + address;
  }

  /** A form for an order; refused to those who may only look. */
  public String newForm(Person person) {
    if (!person.operator()) {
      throw Refusal.forbidden();
    }
    return java.util.UUID.randomUUID().toString();
  }

  /**
   * A reason or note on one line.
   *
   * @throws Refusal when it is longer than 500 characters
   */
  public static String line(String text, String back) {
    if (text.length() > MOST_TEXT) {
      throw Refusal.invalid(
          "The text is longer than %d characters.".formatted(MOST_TEXT), "Shorten it.", back);
    }
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /**
   * A reason on one line.
   *
   * @throws Refusal when there is none, or when it is longer than 500 characters
   */
  public static String reason(String text, String back) {
    String reason = line(text, back);
    if (reason.isEmpty()) {
      throw Refusal.invalid(
          "The order has no reason.", "Say why, for those who read the audit trail.", back);
    }
    return reason;
  }
}
