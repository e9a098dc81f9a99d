package io.crmkit.ai.sentiment.model;

/**
 * How many numbers there were, their mean, and the sum of the squares of their distances from it. Can be added up in parts
 * (Welford 1962; Chan, Golub and LeVeque 1983).
 */
public record Moments(long count, double mean, double squares) {

  /** Of no numbers. */
  public static final Moments EMPTY = new Moments(0, 0, 0);

  public Moments {
    if (count < 0 || !(squares >= 0)) {
      throw new IllegalArgumentException("there are no moments of %d numbers with squares of %s".formatted(count, squares));
    }
  }

  public Moments add(double number) {
    return merge(new Moments(1, number, 0));
  }

  public Moments merge(Moments other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    long all = count + other.count;
    double apart = other.mean - mean;
    return new Moments(all, mean + apart * other.count / all,
        squares + other.squares + apart * apart * count * other.count / all);
  }
}
