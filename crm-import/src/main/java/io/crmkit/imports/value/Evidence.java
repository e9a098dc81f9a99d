package io.crmkit.imports.value;

import java.util.List;

/**
 * What a whole column says about the way its values are written.
 *
 * @param <S> the way of writing
 */
public sealed interface Evidence<S> {

  /** Only one way reads every value. */
  record Certain<S>(S style) implements Evidence<S> {}

  /**
   * Several ways read every value and say different things, so somebody has to choose.
   *
   * @param styles at least two, in a fixed order
   * @param example a value of the column that they read differently
   */
  record Ambiguous<S>(List<S> styles, String example) implements Evidence<S> {

    public Ambiguous {
      styles = List.copyOf(styles);
      if (styles.size() < 2) {
        throw new IllegalArgumentException("ambiguous evidence needs at least two styles but has " + styles);
      }
    }
  }

  /**
   * No way reads enough of the values.
   *
   * @param values how many there were
   * @param example one that nothing reads; empty if the column has no values
   */
  record None<S>(long values, String example) implements Evidence<S> {}
}
