package io.crmkit.ai.onnx;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Derivation.Bin;
import io.crmkit.ai.ir.Derivation.Category;
import io.crmkit.ai.ir.Derivation.Clip;
import io.crmkit.ai.ir.Derivation.Difference;
import io.crmkit.ai.ir.Derivation.Fill;
import io.crmkit.ai.ir.Derivation.Log;
import io.crmkit.ai.ir.Derivation.Lookup;
import io.crmkit.ai.ir.Derivation.Missing;
import io.crmkit.ai.ir.Derivation.Product;
import io.crmkit.ai.ir.Derivation.Ratio;
import io.crmkit.ai.ir.Derivation.Scale;
import io.crmkit.ai.ir.Derivation.Sum;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The slots of a model as columns of a graph; only those that are asked for are computed. */
final class SlotGraph {

  private final ModelIr model;
  private final Graph graph;
  private final Map<Integer, String> columns = new HashMap<>();
  private final Kinds<Derivation> kinds = new Kinds<Derivation>()
      .with(Fill.class, it -> whereMissing(it.input(), scalar(it.value()), slot(it.input())))
      .with(Scale.class, this::scaled)
      .with(Clip.class, this::clipped)
      .with(Log.class, this::logarithm)
      .with(Missing.class, it -> graph().toDouble(op("IsNaN", slot(it.input()))))
      .with(Category.class, it -> graph().toDouble(op("Equal", slot(it.input()), scalar(it.code()))))
      .with(Bin.class, this::binned)
      .with(Lookup.class, this::lookedUp)
      .with(Sum.class, it -> op("Add", slot(it.first()), slot(it.second())))
      .with(Difference.class, it -> op("Sub", slot(it.first()), slot(it.second())))
      .with(Product.class, it -> op("Mul", slot(it.first()), slot(it.second())))
      .with(Ratio.class, this::ratio);

  SlotGraph(ModelIr model, Graph graph) {
    this.model = model;
    this.graph = graph;
  }

  Graph graph() {
    return graph;
  }

  /** Returns the column of a slot. */
  String slot(int slot) {
    String known = columns.get(slot);
    if (known == null) {
      int features = model.schema().size();
      known = slot < features ? graph.column(slot) : kinds.of(model.derivations().get(slot - features));
      columns.put(slot, known);
    }
    return known;
  }

  /** Returns slots side by side, in their order. */
  String matrix(SortedSet<Integer> slots) {
    long[] features = slots.headSet(model.schema().size()).stream().mapToLong(Integer::longValue).toArray();
    List<String> parts = new ArrayList<>();
    if (features.length > 0) {
      parts.add(graph.column(features));
    }
    slots.tailSet(model.schema().size()).forEach(slot -> parts.add(slot(slot)));
    return graph.beside(parts);
  }

  private String op(String type, String... inputs) {
    return graph.op(type, inputs);
  }

  private String scalar(double number) {
    return graph.scalar(number);
  }

  private String whereMissing(int slot, String then, String otherwise) {
    return graph.where(op("IsNaN", slot(slot)), then, otherwise);
  }

  private String scaled(Scale it) {
    return op("Mul", op("Sub", slot(it.input()), scalar(it.shift())), scalar(it.factor()));
  }

  /** Comparisons are false for what is missing, which so stays. */
  private String clipped(Clip it) {
    String value = slot(it.input());
    String notAbove = graph.where(op("Greater", value, scalar(it.high())), scalar(it.high()), value);
    return graph.where(op("Less", value, scalar(it.low())), scalar(it.low()), notAbove);
  }

  private String logarithm(Log it) {
    String value = slot(it.input());
    String log = op("Log", op("Add", scalar(1), op("Abs", value)));
    return graph.where(op("Less", value, scalar(0)), op("Neg", log), log);
  }

  private String binned(Bin it) {
    String value = slot(it.input());
    if (it.edges().size() == 0) {
      return whereMissing(it.input(), value, scalar(0));
    }
    String edges = graph.doubles(it.edges().toArray(), 1, it.edges().size());
    return whereMissing(it.input(), value, graph.rowSums(graph.toDouble(op("Less", edges, value))));
  }

  private String lookedUp(Lookup it) {
    int size = it.values().size();
    double[] table = Arrays.copyOf(it.values().toArray(), size + 1);
    table[size] = it.otherwise();
    String value = slot(it.input());
    String known = op("And", op("GreaterOrEqual", value, scalar(0)), op("Less", value, scalar(size)));
    String place = graph.toLong(op("Floor", graph.where(known, value, scalar(size))));
    return graph.op("Gather", graph.doubles(table, table.length), place);
  }

  private String ratio(Ratio it) {
    String divisor = slot(it.second());
    String ratio = op("Div", slot(it.first()), divisor);
    return graph.where(op("Equal", divisor, scalar(0)), scalar(Double.NaN), ratio);
  }
}
