package io.crmkit.sso.jose;

import java.util.Arrays;
import java.util.Optional;

/** How the content may be encrypted (RFC 7518, section 5.1). */
public enum JweEncryption {
  A128GCM("A128GCM"),
  A192GCM("A192GCM"),
  A256GCM("A256GCM"),
  A128CBC_HS256("A128CBC-HS256"),
  A192CBC_HS384("A192CBC-HS384"),
  A256CBC_HS512("A256CBC-HS512");

  private final String headerName;

  JweEncryption(String headerName) {
    this.headerName = headerName;
  }

  /** Returns the value of {@code enc}. */
  public String headerName() {
    return headerName;
  }

  /** Returns the method of this name, exactly as the registry of RFC 7518 writes it. */
  public static Optional<JweEncryption> named(String headerName) {
    return Arrays.stream(values()).filter(each -> each.headerName.equals(headerName)).findFirst();
  }
}
