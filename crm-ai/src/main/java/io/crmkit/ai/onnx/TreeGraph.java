package io.crmkit.ai.onnx;

import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An ensemble of trees as one {@code TreeEnsembleRegressor} of ai.onnx.ml 3.
 *
 * <p>The operator answers in floats, which have 24 bits. So every leaf is divided by a power of two into a whole
 * number, of which all sums are floats, and what is left over; the two are summed apart and put together as doubles. A
 * sum of leaves is so exact to about 2^-46 of the largest one, whatever the runtime sums in.
 *
 * <p>Splits by category, which the operator has not, become columns of 0 and 1 that are looked up in a table, and
 * splits by number of those.
 */
final class TreeGraph {

  private static final int BITS = 22;
  private static final double LEFT = 0;
  private static final double RIGHT = 1;
  private static final double BETWEEN = 0.5;

  private final SlotGraph slots;
  private final Graph graph;
  private final TreeSet<Integer> numbers = new TreeSet<>();
  private final Map<Integer, List<Choice>> choices = new TreeMap<>();
  private final Map<Integer, Integer> columns = new HashMap<>();
  private final Map<Choice, Integer> chosen = new HashMap<>();

  /** A split by category: which go to the left, and whether all others do. */
  private record Choice(int slot, long categories, boolean missingLeft) {

    static Choice of(Tree tree, int node) {
      return new Choice(tree.slot(node), tree.categories(node), tree.isMissingLeft(node));
    }

    double side(int code) {
      boolean known = code >= 0 && code < Tree.MOST_CATEGORIES;
      return (known ? (categories >>> code & 1) != 0 : missingLeft) ? LEFT : RIGHT;
    }
  }

  TreeGraph(SlotGraph slots) {
    this.slots = slots;
    graph = slots.graph();
  }

  String margin(TreeEnsemble ensemble) {
    double base = ensemble.base();
    double most = 0;
    List<Tree> trees = new ArrayList<>();
    for (Tree tree : ensemble.trees()) {
      if (tree.depth() == 0) {
        base += tree.value(0);
      } else {
        trees.add(tree);
        most += largest(tree);
      }
    }
    if (!Double.isFinite(most) || !Double.isFinite(base)) {
      throw new NotExportable("onnx.too-large", "The leaves of the trees add up to more than a double holds.");
    }
    return trees.isEmpty() ? graph.constant(base) : sum(trees, base, Math.getExponent(most) + 1 - BITS);
  }

  private static double largest(Tree tree) {
    double largest = 0;
    for (int node = 0; node < tree.size(); node++) {
      largest = Math.max(largest, tree.isLeaf(node) ? Math.abs(tree.value(node)) : 0);
    }
    return largest;
  }

  private String sum(List<Tree> trees, double base, int exponent) {
    TreeNodes nodes = new TreeNodes(exponent);
    trees.forEach(this::collect);
    String input = input();
    trees.forEach(tree -> nodes.add(tree, this::column, this::threshold));
    String parts = graph.toDouble(graph.op("TreeEnsembleRegressor", List.of(input), nodes.attributes()));
    double unit = Math.scalb(1.0, exponent);
    String sum = graph.op("MatMul", parts, graph.doubles(new double[] {unit, unit}, 2, 1));
    return graph.op("Add", sum, graph.scalar(base));
  }

  private void collect(Tree tree) {
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node) && tree.isByCategory(node)) {
        Choice choice = Choice.of(tree, node);
        if (chosen.putIfAbsent(choice, -1) == null) {
          choices.computeIfAbsent(choice.slot, slot -> new ArrayList<>()).add(choice);
        }
      } else if (!tree.isLeaf(node)) {
        numbers.add(tree.slot(node));
      }
    }
  }

  /** Lays out the columns that the trees read. */
  private String input() {
    List<String> parts = new ArrayList<>();
    numbers.forEach(slot -> columns.put(slot, columns.size()));
    if (!numbers.isEmpty()) {
      parts.add(slots.matrix(numbers));
    }
    int width = columns.size();
    for (Map.Entry<Integer, List<Choice>> ofSlot : choices.entrySet()) {
      for (Choice choice : ofSlot.getValue()) {
        chosen.put(choice, width++);
      }
      parts.add(sides(ofSlot.getKey(), ofSlot.getValue()));
    }
    return graph.beside(parts);
  }

  /** Looks all choices of a slot up at once: a row for each category, one before and one behind for all else. */
  private String sides(int slot, List<Choice> ofSlot) {
    int rows = Tree.MOST_CATEGORIES + 2;
    double[] table = new double[rows * ofSlot.size()];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < ofSlot.size(); i++) {
        table[row * ofSlot.size() + i] = ofSlot.get(i).side(row - 1);
      }
    }
    String value = slots.slot(slot);
    String known = graph.op("And", graph.op("GreaterOrEqual", value, graph.scalar(0)),
        graph.op("Less", value, graph.scalar(Tree.MOST_CATEGORIES)));
    String row = graph.toLong(graph.op("Floor",
        graph.where(known, graph.op("Add", value, graph.scalar(1)), graph.scalar(0))));
    String flat = graph.op("Reshape", row, graph.longs(-1));
    return graph.op("Gather", graph.doubles(table, rows, ofSlot.size()), flat);
  }

  private int column(Tree tree, int node) {
    return Objects.requireNonNull(
        tree.isByCategory(node) ? chosen.get(Choice.of(tree, node)) : columns.get(tree.slot(node)));
  }

  private double threshold(Tree tree, int node) {
    return tree.isByCategory(node) ? BETWEEN : tree.threshold(node);
  }
}
