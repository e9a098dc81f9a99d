package io.crmkit.ai.content.model;

/** How far a piece of content is. */
public enum ContentStatus {
  DRAFTED,
  SUBMITTED,
  APPROVED,
  REJECTED,
  SENT
}
