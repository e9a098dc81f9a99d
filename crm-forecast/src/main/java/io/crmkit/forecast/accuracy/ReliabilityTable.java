package io.crmkit.forecast.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts in groups of like probability, beside how often the events of each happened: what a reliability diagram
 * shows.
 *
 * @param bins those with at least one forecast, by rising probability
 */
public record ReliabilityTable(List<Bin> bins) {

  public ReliabilityTable {
    bins = List.copyOf(bins);
  }

  /**
   * One group.
   *
   * @param count how many forecasts
   * @param events how many of their events happened
   * @param meanProbability the mean of their probabilities, not the middle of the range
   * @param spread the sum of squared differences of the probabilities from their mean
   * @param agreement the sum of (probability − its mean) × (outcome − its mean)
   */
  public record Bin(long count, long events, double meanProbability, double spread, double agreement) {

    public Bin {
      if (count <= 0 || events < 0 || events > count) {
        throw new IllegalArgumentException("%d of %d forecasts cannot have happened".formatted(events, count));
      }
    }

    /** Returns the share of events that happened. */
    public double rate() {
      return (double) events / count;
    }
  }

  public long count() {
    return bins.stream().mapToLong(Bin::count).sum();
  }

  /**
   * Returns the expected calibration error: the mean distance of probability and rate over the bins, weighted by their
   * counts (Naeini, Cooper and Hauskrecht 2015); 0 without forecasts.
   */
  public double calibrationError() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.meanProbability() - bin.rate());
    }
    return bins.isEmpty() ? 0 : sum / count();
  }

  /** Returns the largest distance of probability and rate of any bin; 0 without forecasts. */
  public double largestCalibrationError() {
    return bins.stream().mapToDouble(bin -> Math.abs(bin.meanProbability() - bin.rate())).max().orElse(0);
  }

  /** Returns what the Brier score of these forecasts is made of; all zero without forecasts. */
  public BrierParts brierParts() {
    long all = Math.max(1, count());
    double rate = (double) bins.stream().mapToLong(Bin::events).sum() / all;
    double reliability = 0;
    double resolution = 0;
    double spread = 0;
    double agreement = 0;
    for (Bin bin : bins) {
      reliability += bin.count() * square(bin.meanProbability() - bin.rate());
      resolution += bin.count() * square(bin.rate() - rate);
      spread += bin.spread();
      agreement += bin.agreement();
    }
    return new BrierParts(
        reliability / all, resolution / all, rate * (1 - rate), spread / all, agreement / all);
  }

  private static double square(double number) {
    return number * number;
  }

  /** Collects bins from forecasts in the order of their probabilities. */
  static final class Builder {

    private final List<Bin> bins = new ArrayList<>();
    private final List<Double> probabilities = new ArrayList<>();
    private long events;
    private double sum;
    private double sumOfEvents;

    void add(double probability, boolean happened) {
      probabilities.add(probability);
      events += happened ? 1 : 0;
      sum += probability;
      sumOfEvents += happened ? probability : 0;
    }

    void endBin() {
      int count = probabilities.size();
      if (count == 0) {
        return;
      }
      double mean = sum / count;
      double spread = probabilities.stream().mapToDouble(each -> square(each - mean)).sum();
      bins.add(new Bin(count, events, mean, spread, sumOfEvents - mean * events));
      probabilities.clear();
      events = 0;
      sum = 0;
      sumOfEvents = 0;
    }

    ReliabilityTable build() {
      endBin();
      return new ReliabilityTable(bins);
    }
  }
}
