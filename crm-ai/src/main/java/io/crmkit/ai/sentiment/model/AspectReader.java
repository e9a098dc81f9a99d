package io.crmkit.ai.sentiment.model;

import java.util.List;

/** Something that says what a text says of the aspects that it knows. Safe for concurrent use. */
@FunctionalInterface
public interface AspectReader {

  /** Returns the aspects that a text names, in the order of their names. */
  List<AspectScore> aspects(String text);
}
