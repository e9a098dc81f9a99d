package io.crmkit.examples.html;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A picture of counts: one upright bar for each class. */
public final class Histogram {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 220;
  private static final int BOTTOM = 40;

  private Histogram() {}

  /** A class and how many fall into it. */
  public record Bar(String label, int count) {}

  public static Svg of(String label, List<Bar> bars) {
    return draw(label, bars, count -> count);
  }

  /** As {@link #of}, but heights are logarithms, so that a few can be seen beside millions. */
  public static Svg logarithmic(String label, List<Bar> bars) {
    return draw(label, bars, Math::log1p);
  }

  private static Svg draw(String label, List<Bar> bars, DoubleUnaryOperator size) {
    Svg svg = new Svg(WIDTH, HEIGHT, label);
    int most = Math.max(1, bars.stream().mapToInt(Bar::count).max().orElse(1));
    double step = (double) WIDTH / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      double height = size.applyAsDouble(bars.get(i).count()) / size.applyAsDouble(most) * (HEIGHT - BOTTOM - 20);
      double x = i * step;
      svg.box(x + 3, HEIGHT - BOTTOM - height, step - 6, height, "main");
      svg.centred(x + step / 2, HEIGHT - BOTTOM - height - 5, String.valueOf(bars.get(i).count()));
      svg.centred(x + step / 2, HEIGHT - BOTTOM + 16, bars.get(i).label());
    }
    return svg;
  }
}
