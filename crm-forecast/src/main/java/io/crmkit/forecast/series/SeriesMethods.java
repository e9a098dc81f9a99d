package io.crmkit.forecast.series;

import java.util.List;
import java.util.Optional;

/**
 * The methods that come with the engine.
 *
 * <p>All of them forecast any series, however short: with too few values for a season or a trend they leave it out, and
 * with one or two they repeat the last. They have no state and may be used by many threads at once.
 */
public final class SeriesMethods {

  private SeriesMethods() {}

  /** Repeats the last season, or the last value where there is none: what any other method should beat. */
  public static SeriesMethod seasonalNaive() {
    return new SeasonalNaive();
  }

  /** A smoothed level with a smoothed trend that fades (Gardner and McKenzie, 1985), without the season. */
  public static SeriesMethod dampedHolt() {
    return new DampedHolt();
  }

  /**
   * Exponential smoothing in state space form (Hyndman et al., 2002), its form chosen by the corrected criterion of
   * Akaike. Seasons of more than 24 values are left out.
   */
  public static SeriesMethod ets() {
    return new Ets();
  }

  /** The theta method (Assimakopoulos and Nikolopoulos, 2000). */
  public static SeriesMethod theta() {
    return new Theta();
  }

  /** The dynamic optimised theta model (Fiorucci et al., 2016). */
  public static SeriesMethod optimisedTheta() {
    return new OptimisedTheta();
  }

  /**
   * What to use unless something else is known to be better. With a season: the median of {@link #seasonalNaive()},
   * {@link #optimisedTheta()} and {@link #ets()}; without: the mean of {@link #optimisedTheta()} and {@link
   * #dampedHolt()}.
   *
   * <p>Of all means and medians of the methods here, these had the lowest sMAPE when the ends of the training parts of
   * the M-competition were forecast; see the guide to forecasts of series.
   */
  public static SeriesMethod combination() {
    return new SeasonDependent("combination",
        mean("combination", List.of(optimisedTheta(), dampedHolt())),
        median("combination", List.of(seasonalNaive(), optimisedTheta(), ets())));
  }

  /** Returns a method whose forecasts and deviations are the means of those of others. */
  public static SeriesMethod mean(String name, List<SeriesMethod> parts) {
    return new Combination(name, Combination.Pooling.MEAN, parts);
  }

  /** Returns a method whose forecasts and deviations are the medians of those of others. */
  public static SeriesMethod median(String name, List<SeriesMethod> parts) {
    return new Combination(name, Combination.Pooling.MEDIAN, parts);
  }

  /** Returns every method, the combination last. */
  public static List<SeriesMethod> all() {
    return List.of(seasonalNaive(), dampedHolt(), theta(), optimisedTheta(), ets(), combination());
  }

  /** Returns the method of this name, if there is one. */
  public static Optional<SeriesMethod> named(String name) {
    return all().stream().filter(method -> method.name().equals(name)).findFirst();
  }
}
