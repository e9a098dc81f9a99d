package io.crmkit.forecast.model;

import io.crmkit.core.Require;

/** Names one forecast within a tenant. */
public record ForecastId(String value) {

  public ForecastId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
