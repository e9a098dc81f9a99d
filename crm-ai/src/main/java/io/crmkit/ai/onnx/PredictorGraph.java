package io.crmkit.ai.onnx;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/** Predictors as operations on slots; the margin is a column. */
final class PredictorGraph {

  private final SlotGraph slots;
  private final Graph graph;
  private final Kinds<Predictor> kinds = new Kinds<Predictor>()
      .with(Linear.class, this::linear)
      .with(TreeEnsemble.class, it -> new TreeGraph(slots()).margin(it))
      .with(Blend.class, this::blend)
      .with(Clusters.class, this::clusters);

  PredictorGraph(SlotGraph slots) {
    this.slots = slots;
    graph = slots.graph();
  }

  private SlotGraph slots() {
    return slots;
  }

  String margin(Predictor predictor) {
    return kinds.of(predictor);
  }

  /** Terms stand side by side, also two of one slot, with the mean where there is no value. */
  private String linear(Linear linear) {
    List<Term> terms = linear.terms();
    if (terms.isEmpty()) {
      return graph.constant(linear.intercept());
    }
    List<String> columns = terms.stream().map(term -> slots.slot(term.slot())).toList();
    String values = graph.beside(columns);
    double[] means = terms.stream().mapToDouble(Term::mean).toArray();
    double[] weights = terms.stream().mapToDouble(Term::weight).toArray();
    String whole = graph.where(graph.op("IsNaN", values), graph.doubles(means, 1, means.length), values);
    String sum = graph.op("MatMul", whole, graph.doubles(weights, weights.length, 1));
    return graph.op("Add", sum, graph.scalar(linear.intercept()));
  }

  private String blend(Blend blend) {
    String sum = graph.constant(blend.intercept());
    for (Member member : blend.members()) {
      sum = graph.op("Add", sum, graph.op("Mul", margin(member.predictor()), graph.scalar(member.weight())));
    }
    return sum;
  }

  /** The nearest centre; where a value is missing all are as far, and the first one is taken. */
  private String clusters(Clusters clusters) {
    if (clusters.inputs().isEmpty()) {
      return graph.constant(0);
    }
    List<String> distances = new ArrayList<>();
    String point = graph.beside(clusters.inputs().stream().map(slots::slot).toList());
    for (DoubleArray centre : clusters.centres()) {
      String apart = graph.op("Sub", point, graph.doubles(centre.toArray(), 1, centre.size()));
      distances.add(graph.rowSums(graph.op("Mul", apart, apart)));
    }
    String all = graph.beside(distances);
    String known = graph.where(graph.op("IsNaN", all), graph.scalar(0), all);
    return graph.toDouble(graph.op("ArgMin", List.of(known), Attribute.of("axis", 1), Attribute.of("keepdims", 1)));
  }
}
