package io.crmkit.ai.diff;

/** A part of a model. */
public enum ModelPart { TASK, SCHEMA, DERIVATIONS, PREDICTOR, CALIBRATOR, POLICY }
