package io.crmkit.approvals;

/** What many commands have to do with one another. */
public enum BulkMode {

  /** Nothing: each is saved by itself, and one that fails stops no other. */
  EACH,

  /** Those that are accepted are saved together, in one transaction; those that are refused are left out. */
  TOGETHER,

  /** All are saved together, in one transaction, or none is: one that is refused, or fails, holds back the others. */
  ALL_OR_NONE
}
