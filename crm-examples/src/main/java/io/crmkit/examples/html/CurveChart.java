package io.crmkit.examples.html;

import io.crmkit.examples.html.Svg.Point;
import java.util.ArrayList;
import java.util.List;

/** A picture of a curve between shares, from 0 to 1 both ways, beside what chance would do. */
public final class CurveChart {

  private static final int SIZE = 380;
  private static final int LEFT = 56;
  private static final int BOTTOM = 44;
  private static final int EDGE = 22;
  private static final int TICKS = 5;
  private static final int MOST_POINTS = 400;

  private CurveChart() {}

  /**
   * Draws a curve.
   *
   * @param axes what goes to the right and what goes upwards
   * @param curve from 0 to 1 both ways; long ones are thinned out
   * @param chance the line of what tells nothing
   */
  public static Svg of(String label, String axes, List<Point> curve, List<Point> chance) {
    Svg svg = new Svg(SIZE + LEFT, SIZE, label);
    Scale x = new Scale(0, 1, LEFT, SIZE + LEFT - EDGE);
    Scale y = new Scale(0, 1, SIZE - BOTTOM, EDGE);
    for (double tick : y.ticks(TICKS)) {
      svg.line(LEFT, y.at(tick), SIZE + LEFT - EDGE, y.at(tick), "line").ending(LEFT - 6, y.at(tick) + 4, percent(tick));
      svg.centred(x.at(tick), SIZE - BOTTOM + 18, percent(tick));
    }
    Point from = chance.get(0);
    Point to = chance.get(chance.size() - 1);
    svg.dashed(x.at(from.x()), y.at(from.y()), x.at(to.x()), y.at(to.y()), "soft");
    svg.path(thinned(curve).stream().map(point -> new Point(x.at(point.x()), y.at(point.y()))).toList(), "main");
    return svg.centred((SIZE + 2.0 * LEFT) / 2, SIZE - 6, axes);
  }

  /** Keeps the first and the last. */
  private static List<Point> thinned(List<Point> curve) {
    if (curve.size() <= MOST_POINTS) {
      return curve;
    }
    List<Point> fewer = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      fewer.add(curve.get((int) ((long) i * (curve.size() - 1) / (MOST_POINTS - 1))));
    }
    return fewer;
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }
}
