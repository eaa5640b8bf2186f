package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.deadletters.Arrival;
import io.storycast.scheduler.deadletters.Letters;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Keeps dead letters, each batch in one transaction, before the offsets move. While PostgreSQL is
 * away this throws, and the container offers the same batch again.
 */
final class DeadLetterFeed implements BatchMessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterFeed.class);

  private final Letters letters;

  DeadLetterFeed(Letters letters) {
    this.letters = letters;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
    keep(batch);
  }

  /**
   * @return how many of them are new
   */
  int keep(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Arrival> arrivals = batch.stream().map(LetterReader::read).toList();
    try {
      return letters.add(arrivals);
    } catch (RuntimeException e) {
      if (!isAboutTheRecord(e)) {
        throw e;
      }
      // One letter that cannot be kept must not keep its neighbours out.
      return arrivals.stream().mapToInt(this::keepAlone).sum();
    }
  }

  private int keepAlone(Arrival arrival) {
    try {
      return letters.add(List.of(arrival));
    } catch (RuntimeException e) {
      if (!isAboutTheRecord(e)) {
        throw e;
      }
      // It stays on its topic. Everything the reader lets through should fit, so this is a bug.
      log.atError()
          .addKeyValue("topic", arrival.letter().place().topic())
          .addKeyValue("partition", arrival.letter().place().partition())
          .addKeyValue("offset", arrival.letter().place().offset())
          .setCause(e)
          .log("A dead letter cannot be kept, it is left on its topic");
      return 0;
    }
  }

  /** Whether waiting for the database cannot help. */
  private static boolean isAboutTheRecord(RuntimeException e) {
    return e instanceof NonTransientDataAccessException
            && !(e instanceof NonTransientDataAccessResourceException)
        || e instanceof IllegalArgumentException
        || e instanceof NullPointerException;
  }
}
