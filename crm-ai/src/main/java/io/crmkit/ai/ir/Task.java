package io.crmkit.ai.ir;

/** What a model answers. */
public enum Task {

  /** How probable something is; the margin is the log-odds. */
  BINARY,

  /** How much of something; the margin is the answer. */
  REGRESSION,

  /** Which group a case belongs to; the margin is the number of the group. */
  CLUSTERING
}
