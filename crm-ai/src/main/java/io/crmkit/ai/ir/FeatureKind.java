package io.crmkit.ai.ir;

/** What the values of a feature are. */
public enum FeatureKind {

  /** Quantities: finite numbers. */
  NUMBER,

  /** One of the words of a vocabulary, in no order. */
  CATEGORY
}
