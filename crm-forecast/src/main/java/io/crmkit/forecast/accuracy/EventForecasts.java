package io.crmkit.forecast.accuracy;

import io.crmkit.core.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Probabilities that were given to events, with what became of them.
 *
 * <p>Mergeable: {@link #EMPTY}, {@link #of} and {@link #merge}. The pairs are kept in the order of their probabilities,
 * so that sums run in one order whatever the order of merging was. Measures over no forecast at all are an
 * {@link IllegalStateException}: ask {@link #isEmpty()} first.
 */
public final class EventForecasts {

  /** No forecast. */
  public static final EventForecasts EMPTY = new EventForecasts(new double[0], new boolean[0]);

  /** Where the logarithm of a probability is cut off, so that one certain error does not make the loss infinite. */
  public static final double SMALLEST = 1e-15;

  private final double[] probabilities;
  private final boolean[] happened;

  private EventForecasts(double[] probabilities, boolean[] happened) {
    this.probabilities = probabilities;
    this.happened = happened;
  }

  /**
   * Returns forecasts with their outcomes, one of each per event.
   *
   * @throws IllegalArgumentException if there are more of the one than of the other, or if a probability is not from 0
   *     to 1
   */
  public static EventForecasts of(double[] probabilities, boolean[] happened) {
    if (probabilities.length != happened.length) {
      throw new IllegalArgumentException("every probability has an outcome but there were %d and %d"
          .formatted(probabilities.length, happened.length));
    }
    double[] yes = new double[happened.length];
    double[] no = new double[happened.length];
    int ayes = 0;
    int noes = 0;
    for (int i = 0; i < happened.length; i++) {
      checkProbability(probabilities[i], i);
      if (happened[i]) {
        yes[ayes++] = probabilities[i] + 0.0;
      } else {
        no[noes++] = probabilities[i] + 0.0;
      }
    }
    Arrays.sort(yes, 0, ayes);
    Arrays.sort(no, 0, noes);
    return merged(Arrays.copyOf(yes, ayes), Arrays.copyOf(no, noes));
  }

  /** Returns these forecasts and those of {@code other}. */
  public EventForecasts merge(EventForecasts other) {
    double[] all = Arrays.copyOf(probabilities, count() + other.count());
    boolean[] outcomes = Arrays.copyOf(happened, all.length);
    System.arraycopy(other.probabilities, 0, all, count(), other.count());
    System.arraycopy(other.happened, 0, outcomes, count(), other.count());
    return of(all, outcomes);
  }

  public int count() {
    return probabilities.length;
  }

  public boolean isEmpty() {
    return probabilities.length == 0;
  }

  /** Returns the share of events that happened. */
  public double baseRate() {
    return (double) events() / someCount();
  }

  /** Returns the mean probability. */
  public double meanProbability() {
    return Arrays.stream(probabilities).sum() / someCount();
  }

  /** Returns the mean squared error of the probabilities, 0 (best) to 1 (Brier 1950). */
  public double brier() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      double error = probabilities[i] - (happened[i] ? 1 : 0);
      sum += error * error;
    }
    return sum / someCount();
  }

  /**
   * Returns the mean of −ln of the probability given to what then happened (Good 1952), in nats; probabilities are cut
   * off at {@link #SMALLEST}.
   */
  public double logLoss() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum -= Math.log(Math.max(SMALLEST, happened[i] ? probabilities[i] : 1 - probabilities[i]));
    }
    return sum / someCount();
  }

  /**
   * Returns the probability that an event that happened was given more than one that did not, equal probabilities
   * counting half: the area under the ROC curve by the statistic of Mann and Whitney (1947; Hanley and McNeil 1982).
   *
   * @return the area, 0 to 1; empty if all events happened or none
   */
  public OptionalDouble auc() {
    long events = events();
    long others = count() - events;
    if (events == 0 || others == 0) {
      return OptionalDouble.empty();
    }
    double pairs = 0;
    long below = 0;
    for (int from = 0; from < count();) {
      int to = from;
      long tiedEvents = 0;
      for (; to < count() && probabilities[to] == probabilities[from]; to++) {
        tiedEvents += happened[to] ? 1 : 0;
      }
      long tiedOthers = to - from - tiedEvents;
      pairs += tiedEvents * (below + tiedOthers * 0.5);
      below += tiedOthers;
      from = to;
    }
    return OptionalDouble.of(pairs / events / others);
  }

  /** Returns the forecasts in {@code bins} ranges of equal width, each from its lower bound on; 1 is in the last. */
  public ReliabilityTable equalWidth(int bins) {
    Require.positive(bins, "bins");
    ReliabilityTable.Builder table = new ReliabilityTable.Builder();
    int current = 0;
    for (int i = 0; i < count(); i++) {
      int bin = Math.min(bins - 1, (int) (probabilities[i] * bins));
      if (bin != current) {
        table.endBin();
      }
      current = bin;
      table.add(probabilities[i], happened[i]);
    }
    return table.build();
  }

  /**
   * Returns the forecasts in at most {@code bins} groups of about equally many, in the order of their probabilities.
   * Equal probabilities stay together, so a group may be larger than others.
   */
  public ReliabilityTable equalMass(int bins) {
    Require.positive(bins, "bins");
    ReliabilityTable.Builder table = new ReliabilityTable.Builder();
    int bin = 0;
    for (int i = 0; i < count(); i++) {
      boolean isNew = i == 0 || probabilities[i] != probabilities[i - 1];
      if (isNew && (long) i * bins / count() > bin) {
        bin = (int) ((long) i * bins / count());
        table.endBin();
      }
      table.add(probabilities[i], happened[i]);
    }
    return table.build();
  }

  private long events() {
    long events = 0;
    for (boolean each : happened) {
      events += each ? 1 : 0;
    }
    return events;
  }

  private int someCount() {
    if (isEmpty()) {
      throw new IllegalStateException("no forecast to measure; add one or ask isEmpty() first");
    }
    return count();
  }

  static void checkProbability(double probability, int index) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a probability is from 0 to 1 but number %d was %s".formatted(index, probability));
    }
  }

  // of equal probabilities those that did not happen come first, so that the order is unique
  private static EventForecasts merged(double[] yes, double[] no) {
    double[] all = new double[yes.length + no.length];
    boolean[] outcomes = new boolean[all.length];
    int y = 0;
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      boolean takesNo = y == yes.length || n < no.length && no[n] <= yes[y];
      outcomes[i] = !takesNo;
      all[i] = takesNo ? no[n++] : yes[y++];
    }
    return new EventForecasts(all, outcomes);
  }
}
