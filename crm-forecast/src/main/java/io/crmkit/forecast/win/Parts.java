package io.crmkit.forecast.win;

/** Rows dealt out in turn, those that were won and the others each for themselves, so that all parts are alike. */
final class Parts {

  private Parts() {}

  /** Returns the part of each row, from 0. */
  static int[] even(boolean[] won, int parts) {
    int[] part = new int[won.length];
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < part.length; i++) {
      part[i] = (won[i] ? wins++ : losses++) % parts;
    }
    return part;
  }
}
