package io.crmkit.ai.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph under construction: values have names, which are numbers. Every value is a column or a matrix of doubles. */
final class Graph {

  static final String INPUT = "features";
  private static final String TREES = "ai.onnx.ml";

  private final Proto proto = new Proto();
  private final Map<Long, String> scalars = new HashMap<>();
  private int values;

  private String next() {
    return "v" + values++;
  }

  /** Adds a constant of a shape. */
  String doubles(double[] numbers, long... dims) {
    String name = next();
    proto.message(5, Tensor.of(name, numbers, dims));
    return name;
  }

  /** Adds a list of whole numbers. */
  String longs(long... numbers) {
    String name = next();
    proto.message(5, Tensor.of(name, numbers, numbers.length));
    return name;
  }

  /** Returns a single number. */
  String scalar(double number) {
    return scalars.computeIfAbsent(Double.doubleToLongBits(number), bits -> doubles(new double[] {number}, 1));
  }

  /** Adds an operation and returns what comes out of it. */
  String op(String type, List<String> inputs, Attribute... attributes) {
    String output = next();
    op(type, inputs, output, attributes);
    return output;
  }

  String op(String type, String... inputs) {
    return op(type, List.of(inputs));
  }

  /** Adds an operation whose output has a name of its own. */
  void op(String type, List<String> inputs, String output, Attribute... attributes) {
    Proto node = new Proto();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, "n_" + output).text(4, type);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.proto());
    }
    if (type.startsWith("Tree")) {
      node.text(7, TREES);
    }
    proto.message(1, node);
  }

  String toDouble(String value) {
    return op("Cast", List.of(value), Attribute.of("to", Tensor.DOUBLE));
  }

  String toLong(String value) {
    return op("Cast", List.of(value), Attribute.of("to", Tensor.LONG));
  }

  /** Returns columns side by side. */
  String beside(List<String> columns) {
    return columns.size() == 1 ? columns.get(0) : op("Concat", columns, Attribute.of("axis", 1));
  }

  /** Returns the sum of each row, as a column. */
  String rowSums(String matrix) {
    return op("ReduceSum", List.of(matrix, longs(1)), Attribute.of("keepdims", 1));
  }

  /** Returns one value where a condition holds and another one where not. */
  String where(String condition, String then, String otherwise) {
    return op("Where", condition, then, otherwise);
  }

  /** Returns a column of one number. */
  String constant(double number) {
    String zero = op("Mul", toDouble(op("IsNaN", column(0))), scalar(0));
    return op("Add", zero, scalar(number));
  }

  /** Returns columns of the input. */
  String column(long... features) {
    return op("Gather", List.of(INPUT, longs(features)), Attribute.of("axis", 1));
  }

  void input(int width) {
    proto.message(11, value(INPUT, width));
  }

  /** Says that a value is an answer, under a name. */
  void output(String name, String value) {
    op("Identity", List.of(value), name);
    proto.message(12, value(name, 1));
  }

  private static Proto value(String name, int width) {
    Proto shape = new Proto().message(1, new Proto().text(2, "rows")).message(1, new Proto().number(1, width));
    Proto tensor = new Proto().number(1, Tensor.DOUBLE).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  Proto named(String name) {
    return proto.text(2, name);
  }
}
