package io.storycast.stage.engine;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.stage.Publisher;
import io.storycast.stage.Step;
import io.storycast.stage.Tracing;
import io.storycast.stage.engine.Outlet.NotSentException;
import io.storycast.stage.engine.Outlet.TooLargeException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes by obligation: a row in the caller's transaction, a record on Kafka after it. */
public final class Publications implements Publisher {

  private static final String TASK = "publication";

  private static final Logger LOG = LoggerFactory.getLogger(Publications.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final String source;
  private final Obligations obligations;
  private final PublicationSteps steps;

  /**
   * @param service the publishing service
   */
  public Publications(String service, Obligations obligations, Tracing tracing) {
    this.source = "/storycast/" + service;
    this.obligations = obligations;
    this.steps = new PublicationSteps(tracing);
  }

  @Override
  public void publish(Event event, int attempt) {
    publish(event, attempt, steps.of(event, attempt));
  }

  @Override
  public void publishAgain(Event event, int attempt) {
    publish(event, attempt, steps.again(event, attempt));
  }

  private void publish(Event event, int attempt, PublishedEvent.Trace trace) {
    Message message =
        EventCodec.write(event, source)
            .with(Headers.ATTEMPT, Integer.toString(attempt))
            .with(Headers.TRACEPARENT, trace.place());
    String id = message.headers().get(Headers.CE_ID) + "/" + attempt;
    obligations.addInTransaction(TASK, id, PublishedEvent.of(message, trace));
  }

  /** The task that sends what was published. */
  public static Task<PublishedEvent> task(Outlet outlet, Obligations obligations, Tracing tracing) {
    PublicationSteps steps = new PublicationSteps(tracing);
    return Tasks.custom(TASK, PublishedEvent.class)
        .execute(
            (instance, context) -> {
              boolean sent = send(outlet, steps, instance.getData());
              return (complete, operations) -> {
                if (sent) {
                  obligations.remove(complete.getExecution());
                } else {
                  operations.reschedule(complete, Instant.now().plus(RETRY));
                }
              };
            });
  }

  private static boolean send(Outlet outlet, PublicationSteps steps, PublishedEvent event) {
    FailPoints.reach("before-publish");
    // Closed when it was sent: an earlier try leaves no step of the same id behind.
    Step step = steps.sending(event);
    try {
      outlet.send(event.record());
      step.close();
      FailPoints.reach("after-publish");
      return true;
    } catch (NotSentException e) {
      return notSent(event, "the broker did not confirm; trying again", e);
    } catch (TooLargeException e) {
      // What we publish is checked when it is made: it is the topic that takes too little.
      return notSent(event, "raise max.message.bytes of its topic", e);
    }
  }

  private static boolean notSent(PublishedEvent event, String what, RuntimeException e) {
    LOG.atWarn()
        .addKeyValue("topic", event.topic())
        .addKeyValue("scenarioId", event.key())
        .log("Not published yet, {}: {}", what, e.getMessage());
    return false;
  }
}
