package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Dispatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the dispatcher of this process that there is something to do, once it can be seen. */
@Component
final class Wake {

  private final Dispatcher dispatcher;

  Wake(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  void afterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      dispatcher.wake();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            dispatcher.wake();
          }
        });
  }
}
