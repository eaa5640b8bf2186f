package io.storycast.audio.text;

import java.util.function.Predicate;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Walks a parsed document without recursion: its depth is the writer's choice. */
final class Tree {

  private Tree() {}

  /**
   * Visits all nodes below a root in the order of the text.
   *
   * @param enters visits a node, and tells whether its children shall be visited too
   */
  static void walk(Node root, Predicate<Node> enters) {
    Node node = root.getFirstChild();
    while (node != null) {
      boolean down = enters.test(node) && node.getFirstChild() != null;
      node = down ? node.getFirstChild() : following(node, root);
    }
  }

  private static @Nullable Node following(Node node, Node root) {
    Node at = node;
    while (at != null && at != root && at.getNext() == null) {
      at = at.getParent();
    }
    return at == null || at == root ? null : at.getNext();
  }
}
