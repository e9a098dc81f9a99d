package io.crmkit.ai.sentiment.model;

/** The three classes of sentiment. */
public enum Tone {
  POSITIVE, NEUTRAL, NEGATIVE
}
