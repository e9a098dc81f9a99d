package io.crmkit.approvals.model.definition;

/** Whether an administrator may decide in the place of those who are asked. */
public enum OverridePolicy { REFUSED, ALLOWED }
