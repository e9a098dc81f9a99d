package io.crmkit.examples.command;

import java.util.Locale;

/** Figures as commands print them: one that does not exist is {@code none}, and never a number. */
public final class Figure {

  private Figure() {}

  /** Returns a figure with so many digits behind the point. */
  public static String of(double value, int digits) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
