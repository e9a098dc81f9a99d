package io.crmkit.examples.html;

import io.crmkit.examples.html.Svg.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A picture of what was and what may come: a line, and from its end on bands between pairs of quantiles. */
public final class FanChart {

  private static final int WIDTH = 920;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int TOP = 16;
  private static final int BOTTOM = 40;
  private static final int RIGHT = 60;
  private static final int TICKS = 5;
  private static final int LABELS = 12;

  private FanChart() {}

  /** A value that is known. */
  public record Known(String label, double value) {}

  /**
   * What may come.
   *
   * @param quantiles of levels that are symmetric about the median, which is in the middle, the same for each: P10, P25,
   *     P50, P75, P90, say
   */
  public record Outlook(String label, List<Double> quantiles) {

    public Outlook {
      quantiles = List.copyOf(quantiles);
      if (quantiles.size() % 2 == 0) {
        throw new IllegalArgumentException("quantiles come in pairs about the median but there were " + quantiles);
      }
    }

    double median() {
      return quantiles.get(quantiles.size() / 2);
    }
  }

  /**
   * Draws the picture.
   *
   * @param known in the order of time, at least one
   * @param ahead in the order of time, at least one
   */
  public static Svg of(String label, List<Known> known, List<Outlook> ahead) {
    Svg svg = new Svg(WIDTH, HEIGHT, label);
    double most = Math.max(known.stream().mapToDouble(Known::value).max().orElse(0),
        ahead.stream().flatMap(each -> each.quantiles().stream()).mapToDouble(Double::doubleValue).max().orElse(0));
    Scale y = Scale.of(0, most, HEIGHT - BOTTOM, TOP);
    Scale x = new Scale(0, known.size() + ahead.size() - 1.0, LEFT, WIDTH - RIGHT);
    for (double tick : y.ticks(TICKS)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "line").ending(LEFT - 6, y.at(tick) + 4, Scale.compact(tick));
    }
    Known now = known.get(known.size() - 1);
    int bands = ahead.get(0).quantiles().size() / 2;
    for (int band = 0; band < bands; band++) {
      svg.area(band(x, y, now, known.size(), ahead, band), "main", 0.18);
    }
    drawLines(svg, x, y, known, ahead);
    drawLabels(svg, x, known, ahead);
    return svg;
  }

  /** Returns the outline of what lies between a quantile and its counterpart, opening where the known ends. */
  private static List<Point> band(Scale x, Scale y, Known now, int start, List<Outlook> ahead, int band) {
    List<Point> low = new ArrayList<>();
    List<Point> high = new ArrayList<>();
    low.add(new Point(x.at(start - 1.0), y.at(now.value())));
    for (int i = 0; i < ahead.size(); i++) {
      List<Double> quantiles = ahead.get(i).quantiles();
      low.add(new Point(x.at(start + i), y.at(quantiles.get(band))));
      high.add(new Point(x.at(start + i), y.at(quantiles.get(quantiles.size() - 1 - band))));
    }
    Collections.reverse(high);
    low.addAll(high);
    return low;
  }

  private static void drawLines(Svg svg, Scale x, Scale y, List<Known> known, List<Outlook> ahead) {
    List<Point> past = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      past.add(new Point(x.at(i), y.at(known.get(i).value())));
    }
    svg.path(past, "main");
    Point last = past.get(past.size() - 1);
    for (int i = 0; i < ahead.size(); i++) {
      Point next = new Point(x.at(known.size() + i), y.at(ahead.get(i).median()));
      svg.dashed(last.x(), last.y(), next.x(), next.y(), "main").dot(next.x(), next.y(), 3, "main");
      last = next;
    }
    svg.note(last.x() + 6, last.y() + 4, Scale.compact(ahead.get(ahead.size() - 1).median()));
  }

  private static void drawLabels(Svg svg, Scale x, List<Known> known, List<Outlook> ahead) {
    List<String> labels = new ArrayList<>(known.stream().map(Known::label).toList());
    ahead.forEach(each -> labels.add(each.label()));
    int step = (labels.size() + LABELS - 1) / LABELS;
    for (int i = (labels.size() - 1) % step; i < labels.size(); i += step) {
      svg.centred(x.at(i), HEIGHT - BOTTOM + 20, labels.get(i));
    }
  }
}
