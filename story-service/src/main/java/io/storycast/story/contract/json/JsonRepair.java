package io.storycast.story.contract.json;

import java.util.function.UnaryOperator;

/**
 * One way in which almost-JSON becomes JSON.
 *
 * @param name for the log and the tests
 * @param step leaves a text alone in which it does not find what it repairs; takes time linear in
 *     the text's length, whatever the text
 */
record JsonRepair(String name, UnaryOperator<String> step) {

  String apply(String text) {
    return step.apply(text);
  }
}
