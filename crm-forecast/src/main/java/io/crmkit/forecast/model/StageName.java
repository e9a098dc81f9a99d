package io.crmkit.forecast.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How names of stages are compared: without case, and with spaces, hyphens and underscores alike, so that
 * {@code Closed Won} of a file is {@code closed_won} of a definition. Nothing else is ever taken for the same.
 */
public final class StageName {

  private static final Pattern GAP = Pattern.compile("[\\s_-]+");
  private static final Set<String> LOST = Set.of("lost", "closed_lost");

  private StageName() {}

  /** Returns the form in which equal names are equal texts. */
  public static String plain(String name) {
    return GAP.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  /** Returns whether deals of a stage are lost by its very name, which no definition has to spell out. */
  public static boolean isLost(String name) {
    return LOST.contains(plain(name));
  }
}
