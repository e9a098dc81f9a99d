package io.crmkit.benchmarks.report;

import java.util.Locale;

/** Figures as text, with as many digits as a noisy machine can vouch for. */
public final class Figures {

  private Figures() {}

  /** Returns {@code 12,345}, {@code 123}, {@code 12.3} or {@code 1.23}; a dash for what was not measured. */
  public static String plain(double figure) {
    if (Double.isNaN(figure)) {
      return "–";
    }
    int decimals = figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    return decimals == 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  public static String ratio(double ratio) {
    return plain(ratio) + (Double.isNaN(ratio) ? "" : "×");
  }
}
