package io.crmkit.imports.model;

import io.crmkit.core.Require;

/**
 * What one field adds to how sure it is that two are the same.
 *
 * @param name of the field; or of something else that adds to it, such as {@code prior}
 * @param weight in points of 100 by a rule, in bits by a model; those of all parts add up
 */
public record MatchPart(String name, double weight) {

  public MatchPart {
    Require.notBlank(name, "name");
  }
}
