package io.crmkit.examples.html;

import java.util.List;

/**
 * A picture of what was said beside what happened: groups of forecasts with like probabilities, each at its mean
 * probability and the share of its events that happened, with a 90 % interval of that share (Wilson 1927). On the
 * diagonal, the two are the same.
 */
public final class ReliabilityDiagram {

  private static final int SIZE = 420;
  private static final int WIDTH = 560;
  private static final int LEFT = 56;
  private static final int BOTTOM = 44;
  private static final int TOP = 12;
  private static final double Z = 1.6449;
  private static final int TICKS = 5;

  private ReliabilityDiagram() {}

  /** A group of forecasts. */
  public record Group(double meanProbability, double rate, long count) {}

  public static Svg of(String label, List<Group> groups) {
    Svg svg = new Svg(WIDTH, SIZE, label);
    double most = Math.min(1, 1.05 * groups.stream()
        .mapToDouble(group -> Math.max(group.meanProbability(), interval(group)[1])).max().orElse(1));
    Scale x = new Scale(0, most, LEFT, WIDTH - 20.0);
    Scale y = new Scale(0, most, SIZE - BOTTOM, TOP);
    for (double tick : y.ticks(TICKS)) {
      svg.line(LEFT, y.at(tick), WIDTH - 20.0, y.at(tick), "line").ending(LEFT - 6, y.at(tick) + 4, percent(tick));
      svg.centred(x.at(tick), SIZE - BOTTOM + 18, percent(tick));
    }
    svg.dashed(x.at(0), y.at(0), x.at(most), y.at(most), "soft");
    long largest = groups.stream().mapToLong(Group::count).max().orElse(1);
    for (Group group : groups) {
      double[] interval = interval(group);
      double at = x.at(group.meanProbability());
      svg.line(at, y.at(interval[0]), at, y.at(Math.min(most, interval[1])), "main");
      svg.dot(at, y.at(group.rate()), 3 + 6 * Math.sqrt((double) group.count() / largest), "main");
    }
    svg.centred((LEFT + WIDTH) / 2.0, SIZE - 6, "forecast probability; upwards, how often it happened");
    return svg;
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  private static double[] interval(Group group) {
    double n = group.count();
    double centre = (group.rate() + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(group.rate() * (1 - group.rate()) / n + Z * Z / (4 * n * n));
    return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
  }
}
