package io.crmkit.forecast.rollup;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * One way to take the pipeline apart: by owner, by territory, by month.
 *
 * @param name such as {@code owner}
 * @param tree the nodes; a deal sits on any of them, leaf or not
 */
public record Axis(String name, Tree tree) {

  public Axis {
    Require.notBlank(name, "name");
    Objects.requireNonNull(tree, "tree");
    if (tree.size() == 0) {
      throw new IllegalArgumentException("axis '%s' needs a node".formatted(name));
    }
  }

  /** Returns the number of the node of this name. */
  public int node(String nodeName) {
    return tree.node(nodeName);
  }
}
