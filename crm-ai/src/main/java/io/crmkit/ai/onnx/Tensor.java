package io.crmkit.ai.onnx;

/** Constant numbers, as a {@code TensorProto}. */
final class Tensor {

  static final int LONG = 7;
  static final int DOUBLE = 11;

  private Tensor() {}

  static Proto of(String name, double[] values, long... dims) {
    return new Proto().numbers(1, dims).number(2, DOUBLE).text(8, name).raw(9, values);
  }

  static Proto of(String name, long[] values, long... dims) {
    return new Proto().numbers(1, dims).number(2, LONG).numbers(7, values).text(8, name);
  }
}
