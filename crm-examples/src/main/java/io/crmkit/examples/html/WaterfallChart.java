package io.crmkit.examples.html;

import java.util.List;

/** A picture of what led from one amount to another: a bar for each change, hung where the one before it ended. */
public final class WaterfallChart {

  private static final int WIDTH = 920;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int TOP = 24;
  private static final int BOTTOM = 46;
  private static final int TICKS = 5;

  private WaterfallChart() {}

  /** An amount to start or end with, or a change of it. */
  public record Step(String label, double amount, Kind kind) {

    /** What the amount of a step is. */
    public enum Kind {
      /** It is what there is up to here. */
      TOTAL,
      /** It is added; less is bad. */
      CHANGE,
      /** It is added; more is bad. */
      RISK
    }
  }

  public static Svg of(String label, List<Step> steps) {
    Svg svg = new Svg(WIDTH, HEIGHT, label);
    Scale y = scale(steps);
    for (double tick : y.ticks(TICKS)) {
      svg.line(LEFT, y.at(tick), WIDTH, y.at(tick), "line").ending(LEFT - 6, y.at(tick) + 4, Scale.compact(tick));
    }
    double width = (double) (WIDTH - LEFT) / Math.max(1, steps.size());
    double before = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      double start = step.kind() == Step.Kind.TOTAL ? 0 : before;
      double end = start + step.amount();
      draw(svg, y, LEFT + i * width, width, step, new Span(start, end));
      before = end;
    }
    return svg;
  }

  private record Span(double start, double end) {}

  private static void draw(Svg svg, Scale y, double x, double width, Step step, Span span) {
    double top = Math.min(y.at(span.start), y.at(span.end));
    double height = Math.max(1, Math.abs(y.at(span.start) - y.at(span.end)));
    svg.box(x + 5, top, width - 10, height, colour(step));
    svg.dashed(x + 5, y.at(span.end), x + width + 5, y.at(span.end), "soft");
    svg.centred(x + width / 2, top - 6, Scale.compact(step.amount()));
    String[] words = step.label().split(" ", 2);
    svg.centred(x + width / 2, HEIGHT - BOTTOM + 18, words[0]);
    svg.centred(x + width / 2, HEIGHT - BOTTOM + 34, words.length > 1 ? words[1] : "");
  }

  private static String colour(Step step) {
    if (step.kind() == Step.Kind.TOTAL) {
      return "main";
    }
    return step.amount() < 0 == (step.kind() == Step.Kind.RISK) ? "good" : "bad";
  }

  private static Scale scale(List<Step> steps) {
    double least = 0;
    double most = 0;
    double before = 0;
    for (Step step : steps) {
      before = step.kind() == Step.Kind.TOTAL ? step.amount() : before + step.amount();
      least = Math.min(least, before);
      most = Math.max(most, before);
    }
    return Scale.of(least, most, HEIGHT - BOTTOM, TOP);
  }
}
