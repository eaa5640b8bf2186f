package io.storycast.scheduler.postgres;

import io.storycast.scheduler.jobtable.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions: the data source's, which the publisher joins. */
@Component
class SpringTransactions implements Transactions {

  private final TransactionTemplate template;

  SpringTransactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(template.execute(status -> work.get()));
  }
}
