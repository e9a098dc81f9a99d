package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * That a value of an attribute gives a role.
 *
 * @param attribute a claim, such as {@code groups}, or the name of a SAML attribute
 * @param value compared exactly; one {@code *} stands for any text, also for none: {@code crm-*}, {@code *-admins}
 */
public record RoleRule(String attribute, String value, Role role) {

  public RoleRule {
    Require.notBlank(attribute, "attribute");
    Require.key(value, "value");
    Objects.requireNonNull(role, "role");
    if (value.indexOf('*') != value.lastIndexOf('*')) {
      throw new IllegalArgumentException("value must have one * at most but was " + value);
    }
  }

  boolean isPattern() {
    return value.indexOf('*') >= 0;
  }

  /** Takes time in proportion to the rule, however long the value is. */
  boolean matches(String actual) {
    int star = value.indexOf('*');
    if (star < 0) {
      return value.equals(actual);
    }
    int after = value.length() - star - 1;
    return actual.length() >= star + after && actual.startsWith(value.substring(0, star))
        && actual.endsWith(value.substring(star + 1));
  }
}
