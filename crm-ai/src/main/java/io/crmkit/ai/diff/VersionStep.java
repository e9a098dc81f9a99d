package io.crmkit.ai.diff;

/** How far a version goes on, from not at all to furthest. */
public enum VersionStep {

  /** The models are equal. */
  NONE,

  /** The same margins: another calibration or another policy. */
  PATCH,

  /** Other margins for the same rows: trained again. */
  MINOR,

  /** Rows that were right before are not any more, or mean something else. */
  MAJOR
}
