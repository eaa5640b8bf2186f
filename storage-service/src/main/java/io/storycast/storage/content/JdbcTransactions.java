package io.storycast.storage.content;

import io.storycast.storage.publishing.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL transactions; every failure of the database leaves here in the stage's family. */
final class JdbcTransactions implements Transactions {

  private final TransactionTemplate transaction;

  JdbcTransactions(PlatformTransactionManager manager) {
    // The pool's connections read what is committed: every statement after a lock has to see what
    // the lock's last holder wrote. To say it here would ask the server at every transaction.
    transaction = new TransactionTemplate(manager);
  }

  @Override
  public <T> T within(Supplier<T> work) {
    try {
      return once(work);
    } catch (DuplicateKeyException raced) {
      // Somebody wrote between our look and our insert: a second look finds the row and says whose.
      return translated(work);
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseFailures.translate(e);
    }
  }

  private <T> T translated(Supplier<T> work) {
    try {
      return once(work);
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseFailures.translate(e);
    }
  }

  private <T> T once(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
