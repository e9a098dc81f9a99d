package io.crmkit.dedupe.ask.model;

/** What somebody says of two records. */
public enum Verdict {
  SAME,
  DIFFERENT,
  /** It was looked at and cannot be told; nothing is learned from it, and it is not asked again. */
  UNSURE
}
