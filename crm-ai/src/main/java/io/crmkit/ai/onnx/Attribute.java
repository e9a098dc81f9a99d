package io.crmkit.ai.onnx;

import java.util.List;

/** A setting of a node, as an {@code AttributeProto}. */
record Attribute(Proto proto) {

  private static final int NAME = 1;
  private static final int TYPE = 20;

  static Attribute of(String name, long value) {
    return new Attribute(new Proto().text(NAME, name).number(3, value).number(TYPE, 2));
  }

  static Attribute of(String name, String value) {
    return new Attribute(new Proto().text(NAME, name).text(4, value).number(TYPE, 3));
  }

  static Attribute of(String name, double[] values) {
    return new Attribute(
        new Proto().text(NAME, name).message(5, Tensor.of(name, values, values.length)).number(TYPE, 4));
  }

  static Attribute of(String name, long[] values) {
    return new Attribute(new Proto().text(NAME, name).numbers(8, values).number(TYPE, 7));
  }

  static Attribute of(String name, List<String> values) {
    Proto proto = new Proto().text(NAME, name);
    values.forEach(value -> proto.text(9, value));
    return new Attribute(proto.number(TYPE, 8));
  }
}
