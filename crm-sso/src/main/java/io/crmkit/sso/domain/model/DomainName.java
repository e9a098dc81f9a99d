package io.crmkit.sso.domain.model;

import io.crmkit.core.Scalar;
import io.crmkit.sso.model.Untrusted;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain, as its DNS has it: lower case, international letters in ASCII form (RFC 3490), no dot at the end.
 *
 * @param value at least two labels, at most 200 characters; the last label is no number, as in an address
 */
@Scalar
public record DomainName(String value) {

  private static final int LONGEST = 200;
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  public DomainName {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("value must be a domain such as acme.example but was " + Untrusted.quoted(value));
    }
  }

  /** Reads what somebody typed; nothing if it is no domain. */
  public static Optional<DomainName> parse(String text) {
    String bare = text.strip();
    bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    if (bare.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.length() <= LONGEST && FORM.matcher(ascii).matches()
          ? Optional.of(new DomainName(ascii)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the domain of an e-mail address; nothing if it is none. */
  public static Optional<DomainName> ofAddress(String address) {
    String bare = address.strip();
    int at = bare.lastIndexOf('@');
    return at < 1 || bare.indexOf('@') != at ? Optional.empty() : parse(bare.substring(at + 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
