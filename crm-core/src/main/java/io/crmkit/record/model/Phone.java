package io.crmkit.record.model;

import io.crmkit.core.Scalar;
import java.util.regex.Pattern;

/**
 * A telephone number in the international form of ITU-T E.164.
 *
 * @param value a plus and 7 to 15 digits, the first of them not zero
 */
@Scalar
public record Phone(String value) {

  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public Phone {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a telephone number is like +4930123456 but was '%s'".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
