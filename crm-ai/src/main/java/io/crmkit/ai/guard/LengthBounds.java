package io.crmkit.ai.guard;

import java.util.List;

/**
 * How long a text may be.
 *
 * @param least in characters (Unicode code points), from 0
 * @param most in characters, at least {@code least}
 */
public record LengthBounds(int least, int most) implements TextCheck {

  public LengthBounds {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("least and most must be 0 <= least <= most but were %d, %d".formatted(least, most));
    }
  }

  @Override
  public List<Finding> check(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      return List.of(Finding.of("guard.too-short",
          "The text has %d characters and needs at least %d.".formatted(length, least)));
    }
    return length <= most ? List.of() : List.of(Finding.of("guard.too-long",
        "The text has %d characters and may have at most %d.".formatted(length, most)));
  }
}
