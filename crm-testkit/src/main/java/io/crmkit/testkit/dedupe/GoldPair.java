package io.crmkit.testkit.dedupe;

import io.crmkit.core.Require;

/** The ids of two records about the same person. */
public record GoldPair(String left, String right) {

  public GoldPair {
    Require.notBlank(left, "left");
    Require.notBlank(right, "right");
  }
}
