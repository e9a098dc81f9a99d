package io.crmkit.ai.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What becomes of each kind of a part of models. */
final class Kinds<T> {

  private final Map<Class<?>, Function<T, String>> kinds = new HashMap<>();

  <K extends T> Kinds<T> with(Class<K> kind, Function<K, String> graph) {
    kinds.put(kind, part -> graph.apply(kind.cast(part)));
    return this;
  }

  String of(T part) {
    Function<T, String> kind = kinds.get(part.getClass());
    if (kind == null) {
      throw new NotExportable("onnx.unknown-kind", part.getClass().getSimpleName() + " has no counterpart in ONNX.");
    }
    return kind.apply(part);
  }
}
