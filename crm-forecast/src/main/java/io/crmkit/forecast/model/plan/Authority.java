package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * The right by which somebody adjusts a figure.
 *
 * @param node the node that they are in charge of: the one of the figure, or one above it
 */
public record Authority(Layer layer, String node) {

  public Authority {
    Objects.requireNonNull(layer, "layer");
    Require.notBlank(node, "node");
  }
}
