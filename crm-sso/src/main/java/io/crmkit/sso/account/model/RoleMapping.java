package io.crmkit.sso.account.model;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which roles the attributes of a provider give. Roles that make an administrator are given only where the mapping permits
 * them one by one: whoever manages groups at a provider does not thereby manage the tenant.
 *
 * @param rules each that matches gives its role; at most {@value #MOST_RULES}
 * @param otherwise what somebody gets for whom no rule matches; empty to refuse them
 * @param permitted the roles of administrators that the mapping may give
 */
public record RoleMapping(List<RoleRule> rules, Set<Role> otherwise, Set<Role> permitted) {

  /** So many rules a mapping has at most. */
  public static final int MOST_RULES = 500;

  /** So many values of an attribute are read: five times as many groups as a person has in the largest directories. */
  public static final int MOST_VALUES = 5_000;

  public RoleMapping {
    rules = List.copyOf(rules);
    otherwise = RoleSets.sorted(otherwise);
    permitted = RoleSets.sorted(permitted);
    if (rules.size() > MOST_RULES) {
      throw new IllegalArgumentException("rules must be at most %d but are %d".formatted(MOST_RULES, rules.size()));
    }
  }

  /** Returns a mapping that looks at no attribute and gives everybody one role. */
  public static RoleMapping always(Role role) {
    return builder().otherwise(role).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the roles of a principal, at least one.
   *
   * @param administrators the roles that make an administrator of the tenant
   */
  public Verdict<Set<Role>> map(Principal principal, Set<Role> administrators) {
    Set<Role> found = new LinkedHashSet<>();
    for (Map.Entry<String, List<RoleRule>> each : byAttribute().entrySet()) {
      List<String> values = principal.attributes().getOrDefault(each.getKey(), List.of());
      if (values.size() > MOST_VALUES) {
        return Verdict.refuse(AccountReason.ROLE_UNMAPPED, ("%s of %s has %d values, and %d are read at most. Let the provider"
            + " send the groups of this application alone.").formatted(
            each.getKey(), principal.provider(), values.size(), MOST_VALUES));
      }
      collect(each.getValue(), values, found);
    }
    Set<Role> roles = found.isEmpty() ? otherwise : found;
    return roles.isEmpty() ? unmapped(principal) : permitted(principal, RoleSets.sorted(roles), administrators);
  }

  private Map<String, List<RoleRule>> byAttribute() {
    Map<String, List<RoleRule>> byAttribute = new LinkedHashMap<>();
    rules.forEach(each -> byAttribute.computeIfAbsent(each.attribute(), unused -> new ArrayList<>()).add(each));
    return byAttribute;
  }

  /** What is compared exactly is looked up, so that many values cost no more than they are. */
  private static void collect(List<RoleRule> rules, List<String> values, Set<Role> found) {
    Set<String> there = new HashSet<>(values);
    for (RoleRule rule : rules) {
      if (rule.isPattern() ? there.stream().anyMatch(rule::matches) : there.contains(rule.value())) {
        found.add(rule.role());
      }
    }
  }

  private Verdict<Set<Role>> unmapped(Principal principal) {
    return Verdict.refuse(AccountReason.ROLE_UNMAPPED, ("No rule gives a role: %s. Put the person into a group that has one,"
        + " add a rule, or name a role for everybody else.").formatted(whatCame(principal)));
  }

  private String whatCame(Principal principal) {
    List<String> counts = byAttribute().keySet().stream()
        .map(each -> "%s has %d values".formatted(each, principal.attributes().getOrDefault(each, List.of()).size()))
        .limit(10).toList();
    return counts.isEmpty() ? "the mapping has none" : "of " + principal.provider() + ", " + String.join(", ", counts);
  }

  private Verdict<Set<Role>> permitted(Principal principal, Set<Role> roles, Set<Role> administrators) {
    List<Role> forbidden = roles.stream().filter(administrators::contains).filter(each -> !permitted.contains(each)).toList();
    return forbidden.isEmpty() ? Verdict.accept(roles)
        : Verdict.refuse(AccountReason.ROLE_FORBIDDEN, ("The attributes of %s ask for %s, which makes an administrator. Permit"
            + " it in the mapping, or give it by hand.").formatted(principal.provider(), forbidden));
  }

  /** Collects rules. Not safe for concurrent use. */
  public static final class Builder {

    private final List<RoleRule> rules = new ArrayList<>();
    private final Set<Role> otherwise = new LinkedHashSet<>();
    private final Set<Role> permitted = new LinkedHashSet<>();

    private Builder() {}

    /** Gives a role to who has this value of an attribute; see {@link RoleRule}. */
    public Builder rule(String attribute, String value, Role role) {
      rules.add(new RoleRule(attribute, value, role));
      return this;
    }

    /** Gives a role to whom no rule gives one. */
    public Builder otherwise(Role role) {
      otherwise.add(role);
      return this;
    }

    /** Lets the mapping make administrators by this role. */
    public Builder permit(Role administrator) {
      permitted.add(administrator);
      return this;
    }

    public RoleMapping build() {
      return new RoleMapping(rules, otherwise, permitted);
    }
  }
}
