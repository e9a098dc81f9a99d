package io.crmkit.record.model;

import io.crmkit.core.Scalar;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The web domain of a company in lower case, by which it is recognised; labels as in RFC 1035, international ones as
 * they are written or in ASCII form.
 *
 * @param value at most 253 characters in at least two labels, without scheme, path or port
 */
@Scalar
public record Domain(String value) {

  static final String FORM = "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+"
      + "(?:\\p{L}[\\p{L}\\p{M}]{1,62}|xn--[a-z0-9-]{1,59})";

  private static final int LONGEST = 253;
  private static final Pattern WHOLE = Pattern.compile(FORM);

  public Domain {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > LONGEST || !WHOLE.matcher(value).matches()) {
      throw new IllegalArgumentException("a domain is like example.com but was '%s'".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
