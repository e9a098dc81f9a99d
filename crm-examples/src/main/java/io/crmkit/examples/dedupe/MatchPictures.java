package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.Matching;
import io.crmkit.examples.html.Histogram;
import io.crmkit.examples.html.Histogram.Bar;
import io.crmkit.examples.html.Svg;
import io.crmkit.examples.html.Svg.Point;
import io.crmkit.examples.html.WaterfallChart;
import io.crmkit.examples.html.WaterfallChart.Step;
import java.util.ArrayList;
import java.util.List;

/** The pictures of how records were matched. */
final class MatchPictures {

  /** How many rows of a cluster a picture has room for. */
  static final int MOST_ROWS = 12;

  private static final int EDGE = 24;
  private static final int WIDTH = 4;
  private static final int SIDE = 760;
  private static final int HEIGHT = 300;
  private static final int RADIUS = 100;

  private MatchPictures() {}

  /** Draws how many pairs have which score; what lies outside is counted with the outermost classes. */
  static Svg scores(Matching matching) {
    int[] counts = new int[2 * EDGE / WIDTH];
    matching.scores().forEach(score ->
        counts[Math.max(0, Math.min(counts.length - 1, (int) Math.floor((score + EDGE) / WIDTH)))]++);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int from = i * WIDTH - EDGE;
      String label = i == 0 ? "< %d".formatted(from + WIDTH) : "%d …".formatted(from);
      bars.add(new Bar(label, counts[i]));
    }
    return Histogram.logarithmic("How many pairs have which score, in bits", bars);
  }

  static Svg waterfall(String label, Explanation why) {
    return WaterfallChart.of(label, steps(why));
  }

  /** Returns what each part adds, and the score that they add up to; parts that say nothing are left out. */
  static List<Step> steps(Explanation why) {
    List<Step> steps = new ArrayList<>();
    why.parts().stream().filter(part -> part.weight() != 0)
        .forEach(part -> steps.add(new Step(part.name().replace('_', ' '), part.weight(), Step.Kind.CHANGE)));
    steps.add(new Step("score", why.score(), Step.Kind.TOTAL));
    return steps;
  }

  /** Draws rows of one contact on a circle: lines join those that match by themselves, dashes those that do not. */
  static Svg cluster(Matching matching, List<Integer> rows, List<String> names) {
    Svg svg = new Svg(SIDE, HEIGHT, "Rows that are one contact: " + names.get(0));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double angle = 2 * Math.PI * i / rows.size();
      points.add(new Point(SIDE / 2.0 + RADIUS * Math.cos(angle), HEIGHT / 2.0 + RADIUS * Math.sin(angle)));
    }
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        boolean matches = matching.score(rows.get(i), rows.get(j)) >= matching.model().threshold();
        line(svg, points.get(i), points.get(j), matches);
      }
    }
    for (int i = 0; i < points.size(); i++) {
      Point at = points.get(i);
      svg.dot(at.x(), at.y(), 6, "main");
      if (at.x() < SIDE / 2.0 - 1) {
        svg.ending(at.x() - 10, at.y() + 4, names.get(i));
      } else {
        svg.note(at.x() + 10, at.y() + 4, names.get(i));
      }
    }
    return svg;
  }

  private static void line(Svg svg, Point from, Point to, boolean matches) {
    if (matches) {
      svg.line(from.x(), from.y(), to.x(), to.y(), "good");
    } else {
      svg.dashed(from.x(), from.y(), to.x(), to.y(), "warn");
    }
  }
}
