package io.crmkit.ai.ir;

/** How near something is that nobody wants. */
public enum RiskLevel { LOW, MEDIUM, HIGH, CRITICAL }
