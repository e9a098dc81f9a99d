package io.crmkit.forecast.win;

/**
 * How often deals of each word of a category were won, drawn towards the rate of all by a number of deals of that rate
 * (Micci-Barreca 2001): words as a number that trees can split.
 */
final class WordRates {

  private static final double PRIOR_DEALS = 10;

  private final double[] wins;
  private final double[] deals;
  private final double rate;

  private WordRates(double[] wins, double[] deals, double rate) {
    this.wins = wins;
    this.deals = deals;
    this.rate = rate;
  }

  /** Learns the rates of a category from some of the rows: those whose {@code part} is not {@code except}. */
  static WordRates fit(DealColumn column, int[] rows, boolean[] won, int[] part, int except) {
    double[] wins = new double[column.levels() + 1];
    double[] deals = new double[wins.length];
    double allWins = 0;
    double all = 0;
    for (int i = 0; i < rows.length; i++) {
      if (part[i] != except) {
        int level = column.levelOrMissing(rows[i]);
        deals[level]++;
        wins[level] += won[i] ? 1 : 0;
        all++;
        allWins += won[i] ? 1 : 0;
      }
    }
    return new WordRates(wins, deals, (allWins + 0.5) / (all + 1));
  }

  double rate(int level) {
    return (wins[level] + PRIOR_DEALS * rate) / (deals[level] + PRIOR_DEALS);
  }
}
