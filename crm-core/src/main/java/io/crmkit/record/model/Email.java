package io.crmkit.record.model;

import io.crmkit.core.Scalar;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case, so that one mailbox is one text. By RFC 5321 the part before the {@code @} could
 * depend on case; no mail provider of today lets it.
 *
 * @param value at most 254 characters, with a domain of at least two labels
 */
@Scalar
public record Email(String value) {

  private static final int LONGEST = 254;
  private static final Pattern FORM = Pattern.compile("[^\\s\\p{Cc}\\p{Cs}@<>\"(),;:]{1,64}@" + Domain.FORM);

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an e-mail address is like ann@example.com but was '%s'".formatted(value));
    }
  }

  /** Returns what stands after the {@code @}. */
  public Domain domain() {
    return new Domain(value.substring(value.lastIndexOf('@') + 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
