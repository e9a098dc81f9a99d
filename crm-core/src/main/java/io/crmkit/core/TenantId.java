package io.crmkit.core;

/** The organization whose data a call may see. */
@Scalar
public record TenantId(String value) {

  public TenantId {
    Require.key(value, "value");
  }
}
