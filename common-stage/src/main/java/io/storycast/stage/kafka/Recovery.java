package io.storycast.stage.kafka;

import io.storycast.stage.engine.Outlet.NotSentException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures that pass by themselves from failures that one record causes. */
final class Recovery {

  private Recovery() {}

  /** Whether the same batch may well succeed later: the database or the broker was away. */
  static boolean isWorthWaitingFor(RuntimeException e) {
    return e instanceof TransientDataAccessException
        || e instanceof RecoverableDataAccessException
        || e instanceof DataAccessResourceFailureException
        || e instanceof TransactionException
        || e instanceof NotSentException;
  }
}
