package io.crmkit.core;

/**
 * What became of an input: a value, or everything that is wrong with it.
 *
 * @param <T> the type of the value
 */
public sealed interface Validated<T> {

  /** The input was sound. */
  record Valid<T>(T value) implements Validated<T> {}

  /** The input was refused as a whole; nothing of it was used. */
  record Invalid<T>(Violations violations) implements Validated<T> {}

  static <T> Validated<T> valid(T value) {
    return new Valid<>(value);
  }

  static <T> Validated<T> invalid(Violations violations) {
    return new Invalid<>(violations);
  }

  /**
   * Returns the value.
   *
   * @throws RefusedException with the {@link Violations} as its refusal
   */
  default T orElseThrow() {
    if (this instanceof Invalid<T> invalid) {
      throw new RefusedException(invalid.violations());
    }
    return ((Valid<T>) this).value();
  }
}
