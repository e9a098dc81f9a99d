package io.crmkit.sso.provider.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How logins with a provider went in a period.
 *
 * @param begun how many were begun
 * @param succeeded how many ended well
 * @param refused how many were refused, by the code of the reason
 * @param users how many people logged in; exact up to 4,096, and within about 3 % beyond that
 * @param lastSuccess null if there was none
 * @param median of the times from begin to success, within 3 %; null if none is known
 */
public record ProviderStatistics(
    long begun, long succeeded, Map<String, Long> refused, long users, @Nullable Instant lastSuccess,
    @Nullable Duration median) {

  public ProviderStatistics {
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
  }

  /** Returns how many were refused for whatever reason. */
  public long refusals() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
