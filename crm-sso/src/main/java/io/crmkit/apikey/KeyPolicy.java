package io.crmkit.apikey;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How keys of a host look and how their uses are counted.
 *
 * @param prefix what keys begin with, such as {@code crm}, by which scanners of source code know them: 2 to 16
 *     lower-case letters and digits
 * @param writeEvery how long uses are collected in memory at the most before a use writes them down
 * @param longestGrace how long the old secret of a rotated key may count at the most
 */
public record KeyPolicy(String prefix, Duration writeEvery, Duration longestGrace) {

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{1,15}");

  /** Keys such as {@code crm_…}, counted every 10 seconds, with an overlap of 30 days at the most. */
  public static final KeyPolicy USUAL = new KeyPolicy("crm", Duration.ofSeconds(10), Duration.ofDays(30));

  public KeyPolicy {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("prefix must be 2 to 16 lower-case letters and digits but was " + prefix);
    }
    Require.positive(writeEvery, "writeEvery");
    Require.positive(longestGrace, "longestGrace");
  }
}
