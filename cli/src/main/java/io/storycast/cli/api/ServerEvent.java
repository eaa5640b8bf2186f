package io.storycast.cli.api;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 * @param data JSON
 */
public record ServerEvent(String id, String name, String data) {

  /** Reads events until there are no more, or enough; the id of the last one. */
  static Optional<String> read(Stream<String> lines, Predicate<ServerEvent> enough) {
    String id = "";
    String name = "";
    StringBuilder data = new StringBuilder();
    for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
      String line = all.next();
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        if (enough.test(new ServerEvent(id, name, data.toString()))) {
          break;
        }
        name = "";
        data.setLength(0);
      }
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
