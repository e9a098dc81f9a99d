package io.crmkit.record.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Knows exchange rates by day; a rate that is missing is missing, never one and never zero. */
@FunctionalInterface
public interface DayRates {

  /** Returns what one unit of {@code from} is worth in {@code to} on {@code day}, if that is known; ISO 4217 codes. */
  Optional<BigDecimal> rate(String from, String to, LocalDate day);
}
