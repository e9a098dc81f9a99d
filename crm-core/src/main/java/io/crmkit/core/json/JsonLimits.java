package io.crmkit.core.json;

import io.crmkit.core.Require;

/**
 * How large a document may be before it is refused unread.
 *
 * @param length of the whole document, in characters
 * @param depth of nested objects and arrays, at most {@value #DEEPEST}
 * @param textLength of one text or name, in characters
 * @param numberLength of one number, in characters
 */
public record JsonLimits(int length, int depth, int textLength, int numberLength) {

  /** 1 Mi characters, depth 64, texts of 256 Ki characters, numbers of 1000. */
  public static final JsonLimits USUAL = new JsonLimits(1 << 20, 64, 1 << 18, 1000);

  static final int DEEPEST = 500;

  /** For what this library wrote itself and must be able to read again: 64 Mi characters, in one text if need be. */
  public static final JsonLimits STORED = new JsonLimits(1 << 26, DEEPEST, 1 << 26, 1 << 20);

  public JsonLimits {
    Require.positive(length, "length");
    Require.positive(depth, "depth");
    Require.positive(textLength, "textLength");
    Require.positive(numberLength, "numberLength");
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("depth must be at most %d but was %d".formatted(DEEPEST, depth));
    }
  }

  /** Returns these limits for documents of up to so many characters. */
  public JsonLimits withLength(int newLength) {
    return new JsonLimits(newLength, depth, textLength, numberLength);
  }
}
