package io.crmkit.territory.model;

/** Where a territory model stands in its life. */
public enum ModelStatus {
  /** Being drawn; only planners see it. */
  PLANNING,
  /** In force; at most one of a tenant is. */
  ACTIVE,
  /** No longer in force, or given up; it cannot be changed and never becomes active again, but can be copied. */
  ARCHIVED
}
