package io.crmkit.ai.onnx;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Calibrator.Beta;
import io.crmkit.ai.ir.Calibrator.Identity;
import io.crmkit.ai.ir.Calibrator.Isotonic;
import io.crmkit.ai.ir.Calibrator.Platt;
import java.util.Arrays;

/** Calibrators as operations on the column of margins. */
final class CalibratorGraph {

  private final Graph graph;
  private final String margin;
  private final Kinds<Calibrator> kinds = new Kinds<Calibrator>()
      .with(Identity.class, it -> graph().op("Sigmoid", margin()))
      .with(Platt.class, it -> graph().op("Sigmoid", plus(times(margin(), it.slope()), it.shift())))
      .with(Beta.class, this::beta)
      .with(Isotonic.class, this::isotonic);

  CalibratorGraph(Graph graph, String margin) {
    this.graph = graph;
    this.margin = margin;
  }

  private Graph graph() {
    return graph;
  }

  private String margin() {
    return margin;
  }

  String probability(Calibrator calibrator) {
    return kinds.of(calibrator);
  }

  private String times(String value, double factor) {
    return graph.op("Mul", value, graph.scalar(factor));
  }

  private String plus(String value, double summand) {
    return graph.op("Add", value, graph.scalar(summand));
  }

  private String beta(Beta beta) {
    String above = times(logarithm(margin), beta.a());
    String below = times(logarithm(graph.op("Neg", margin)), beta.b());
    return graph.op("Sigmoid", plus(graph.op("Sub", above, below), beta.c()));
  }

  /** The logarithm of the logistic function: {@code min(m, 0) - ln(1 + exp(-|m|))}. */
  private String logarithm(String value) {
    String small = graph.op("Exp", graph.op("Neg", graph.op("Abs", value)));
    String negative = graph.where(graph.op("Less", value, graph.scalar(0)), value, graph.scalar(0));
    return graph.op("Sub", negative, graph.op("Log", plus(small, 1)));
  }

  /** Which line a margin is on, and then that line; before the first margin and behind the last one it is level. */
  private String isotonic(Isotonic it) {
    int size = it.margins().size();
    double[] from = new double[size + 1];
    double[] width = new double[size + 1];
    double[] low = new double[size + 1];
    double[] rise = new double[size + 1];
    Arrays.fill(width, 1);
    low[0] = it.probabilities().at(0);
    low[size] = it.probabilities().at(size - 1);
    for (int i = 1; i < size; i++) {
      from[i] = it.margins().at(i - 1);
      width[i] = it.margins().at(i) - from[i];
      low[i] = it.probabilities().at(i - 1);
      rise[i] = it.probabilities().at(i) - low[i];
    }
    String margins = graph.doubles(it.margins().toArray(), 1, size);
    String line = graph.toLong(graph.rowSums(graph.toDouble(graph.op("Less", margins, margin))));
    String share = graph.op("Div", graph.op("Sub", margin, at(from, line)), at(width, line));
    return graph.op("Add", at(low, line), graph.op("Mul", share, at(rise, line)));
  }

  private String at(double[] table, String places) {
    return graph.op("Gather", graph.doubles(table, table.length), places);
  }
}
