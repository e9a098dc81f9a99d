package io.crmkit.imports.model;

import io.crmkit.core.Require;
import java.util.Map;

/**
 * What was found of the first of those that were asked for, as many of them as fit into memory.
 *
 * @param found each that there is, by what it was asked for by
 * @param looked how many were looked for, from the first; the others are asked for again
 */
public record Portion<K, V>(Map<K, V> found, int looked) {

  public Portion {
    found = Map.copyOf(found);
    Require.positive(looked, "looked");
  }
}
