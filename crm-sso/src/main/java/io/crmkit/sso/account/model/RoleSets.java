package io.crmkit.sso.account.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of roles in the order of their names, so that texts of them are the same each time. */
final class RoleSets {

  private RoleSets() {}

  static Set<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted(Comparator.comparing(Role::value))
        .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
  }

  static Set<Role> without(Set<Role> roles, Set<Role> those) {
    return sorted(roles.stream().filter(each -> !those.contains(each)).collect(Collectors.toSet()));
  }
}
