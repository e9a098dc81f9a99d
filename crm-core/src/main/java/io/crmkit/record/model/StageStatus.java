package io.crmkit.record.model;

/** Whether deals can still come into a stage. */
public enum StageStatus {

  /** They can. */
  ACTIVE,

  /** They cannot; those that are in it stay until somebody moves them. */
  RETIRED
}
