package io.crmkit.core.expression;

import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Literal;

/** Measures a tree and stops at the first bound, so that a hostile tree costs no more than a sound one. */
final class Bounds {

  private final Problems problems;
  private int nodes;

  private Bounds(Problems problems) {
    this.problems = problems;
  }

  static void check(Node root, Problems problems) {
    new Bounds(problems).measure(root, 1);
  }

  private boolean measure(Node node, int depth) {
    if (depth > Expression.DEEPEST) {
      return refuse("too-deep", "an expression nests at most %d deep".formatted(Expression.DEEPEST));
    }
    if (++nodes > Expression.MOST_NODES) {
      return refuse("too-many-nodes", "an expression has at most %d parts".formatted(Expression.MOST_NODES));
    }
    if (node instanceof ListOf list && list.children().size() > Expression.LONGEST_LIST) {
      return refuse("list-too-long", "a list has at most %d items but this one has %d"
          .formatted(Expression.LONGEST_LIST, list.children().size()));
    }
    for (Node child : node.children()) {
      boolean listed = node instanceof ListOf && child instanceof Literal;
      if (!listed && !measure(child, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean refuse(String code, String message) {
    problems.add(code, message);
    return false;
  }
}
