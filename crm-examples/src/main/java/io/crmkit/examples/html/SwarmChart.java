package io.crmkit.examples.html;

import java.util.Arrays;
import java.util.List;

/**
 * A picture of what fields do to many cases (a SHAP summary): a row for each field, a dot for each case, to the right
 * where the field raises what is told and to the left where it lowers it. Dots of numbers have a colour by their size.
 */
public final class SwarmChart {

  private static final int WIDTH = 920;
  private static final int LEFT = 210;
  private static final int EDGE = 16;
  private static final int ROW = 30;
  private static final int FOOT = 44;
  private static final int TICKS = 7;
  private static final double RADIUS = 1.8;
  private static final int LANES = 7;
  private static final int SLICES = 140;

  private SwarmChart() {}

  /**
   * A field.
   *
   * @param dots of cases
   */
  public record Row(String label, List<Dot> dots) {

    public Row {
      dots = List.copyOf(dots);
    }
  }

  /** What the field does to a case. */
  public record Dot(double amount, Size size) {}

  /** How large the number is among those of all cases. */
  public enum Size {
    SMALL("main"), LARGE("warn"), NO_NUMBER("soft");

    private final String colour;

    Size(String colour) {
      this.colour = colour;
    }
  }

  public static Svg of(String label, String axis, List<Row> rows) {
    int height = rows.size() * ROW + FOOT;
    Svg svg = new Svg(WIDTH, height, label);
    double least = rows.stream().flatMap(row -> row.dots().stream()).mapToDouble(Dot::amount).min().orElse(0);
    double most = rows.stream().flatMap(row -> row.dots().stream()).mapToDouble(Dot::amount).max().orElse(0);
    Scale x = Scale.of(least, most, LEFT + (double) EDGE, WIDTH - (double) EDGE);
    for (double tick : x.ticks(TICKS)) {
      svg.line(x.at(tick), 4, x.at(tick), height - (double) FOOT, "line");
      svg.centred(x.at(tick), height - FOOT + 16.0, Scale.compact(tick));
    }
    svg.line(x.at(0), 4, x.at(0), height - (double) FOOT, "soft");
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, x, ROW * (i + 0.5), rows.get(i));
    }
    return svg.centred((WIDTH + LEFT) / 2.0, height - 6.0, axis);
  }

  /** Dots of one slice go to lanes around the middle, so that a thick place is one of many cases. */
  private static void draw(Svg svg, Scale x, double middle, Row row) {
    svg.ending(LEFT - 10.0, middle + 4, row.label());
    int[] taken = new int[SLICES + 1];
    Dot[] dots = row.dots().toArray(Dot[]::new);
    Arrays.sort(dots, (a, b) -> Double.compare(a.amount(), b.amount()));
    for (Dot dot : dots) {
      double at = x.at(dot.amount());
      int slice = (int) Math.round((at - LEFT) / (WIDTH - EDGE - LEFT) * SLICES);
      int place = taken[slice]++ % LANES;
      double lane = (place + 1) / 2 * (place % 2 == 0 ? 1 : -1);
      svg.dot(at, middle + lane * 3, RADIUS, dot.size().colour);
    }
  }
}
