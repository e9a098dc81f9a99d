package io.crmkit.examples.churn;

import io.crmkit.ai.churn.model.Attributed;
import io.crmkit.ai.churn.model.FieldEffect;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.measure.Ranking;
import io.crmkit.examples.churn.Scored.Influence;
import io.crmkit.examples.html.CurveChart;
import io.crmkit.examples.html.ReliabilityDiagram;
import io.crmkit.examples.html.ReliabilityDiagram.Group;
import io.crmkit.examples.html.Svg;
import io.crmkit.examples.html.Svg.Point;
import io.crmkit.examples.html.SwarmChart;
import io.crmkit.examples.html.SwarmChart.Dot;
import io.crmkit.examples.html.SwarmChart.Row;
import io.crmkit.examples.html.SwarmChart.Size;
import io.crmkit.examples.html.WaterfallChart;
import io.crmkit.examples.html.WaterfallChart.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The pictures of the report, and what is told of single columns. */
final class ChurnPictures {

  private static final int FIELDS = 12;
  private static final int DOTS = 300;
  private static final int STEPS = 6;
  private static final int LONGEST_NAME = 13;

  private final Customers customers;
  private final Ranking ranking;
  private final Scored scored;

  ChurnPictures(Customers customers, CrossValidation measured, Scored scored) {
    this.customers = customers;
    this.ranking = Ranking.of(measured.probabilities().toArray(), customers.set().labels().toArray());
    this.scored = scored;
  }

  Svg roc() {
    return CurveChart.of("ROC curve", "of those who stay; upwards, of those who leave", points(ranking.roc()),
        List.of(new Point(0, 0), new Point(1, 1)));
  }

  Svg precisionRecall() {
    double rate = customers.set().baseRate();
    return CurveChart.of("Precision and recall", "recall; upwards, precision",
        points(ranking.precisionRecall()), List.of(new Point(0, rate), new Point(1, rate)));
  }

  Svg reliability() {
    return ReliabilityDiagram.of("Reliability diagram", ranking.bins(BinaryMeasures.BINS).stream()
        .map(bin -> new Group(bin.expected(), bin.observed(), bin.size())).toList());
  }

  /** The fields with the greatest influence; of many customers, some at equal distances. */
  Svg summary() {
    int step = Math.max(1, customers.size() / DOTS);
    List<Row> rows = scored.influential().stream().limit(FIELDS).map(influence -> {
      List<Dot> dots = new ArrayList<>();
      double[] column = column(influence);
      double middle = median(column);
      for (int row = 0; row < customers.size(); row += step) {
        dots.add(new Dot(influence.amount(row), size(column, row, middle)));
      }
      return new Row(influence.field(), dots);
    }).toList();
    return SwarmChart.of("What fields do to customers",
        "log-odds of leaving; blue: less than half of all have, orange: more, grey: no number", rows);
  }

  Svg waterfall(Attributed why) {
    List<Step> steps = new ArrayList<>(List.of(new Step("anybody", why.base().margin(), Step.Kind.TOTAL)));
    List<FieldEffect> effects = why.effects();
    effects.stream().limit(STEPS).forEach(each ->
        steps.add(new Step(brief(each.field()) + " " + brief(each.value()), each.amount(), Step.Kind.RISK)));
    if (effects.size() > STEPS) {
      steps.add(new Step("all others", effects.stream().skip(STEPS).mapToDouble(FieldEffect::amount).sum(),
          Step.Kind.RISK));
    }
    steps.add(new Step("this customer", why.score().margin(), Step.Kind.TOTAL));
    return WaterfallChart.of("From the base to this customer", steps);
  }

  /** The first word of a step stands above the others. */
  private static String brief(String text) {
    String oneWord = text.replace(' ', '\u00a0');
    return oneWord.length() <= LONGEST_NAME ? oneWord : oneWord.substring(0, LONGEST_NAME - 1) + "…";
  }

  static String kind(Customers customers, Influence influence) {
    OptionalInt at = customers.column(influence.field());
    if (at.isEmpty()) {
      return "made of others";
    }
    Feature feature = customers.set().schema().feature(at.getAsInt());
    return feature.kind() == FeatureKind.NUMBER ? "number" : "%d categories".formatted(feature.vocabulary().size());
  }

  static String missing(Customers customers, Influence influence) {
    OptionalInt at = customers.column(influence.field());
    return at.isEmpty() ? "–" : "%,d".formatted(
        Arrays.stream(customers.set().rows().column(at.getAsInt())).filter(Double::isNaN).count());
  }

  /** The numbers of a field; none if it is a category. */
  private double[] column(Influence influence) {
    OptionalInt at = customers.column(influence.field());
    return at.isPresent() && customers.set().schema().feature(at.getAsInt()).kind() == FeatureKind.NUMBER
        ? customers.set().rows().column(at.getAsInt()) : new double[0];
  }

  private static Size size(double[] column, int row, double middle) {
    if (column.length == 0 || Double.isNaN(column[row])) {
      return Size.NO_NUMBER;
    }
    return column[row] > middle ? Size.LARGE : Size.SMALL;
  }

  private static double median(double[] column) {
    double[] sorted = Arrays.stream(column).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static List<Point> points(List<Ranking.Point> points) {
    return points.stream().map(point -> new Point(point.x(), point.y())).toList();
  }
}
