package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.forecast.rollup.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A tree of the host as it is on one day.
 *
 * @param name such as {@code sales}; a host may have any number of them
 * @param version of its shape, which quotas refer to: another text after each move
 * @param parents the node above each that is not a root
 * @param inCharge who is in charge of a node; a node that is not named here is the id of that person itself, as in a
 *     tree of owners
 */
public record Hierarchy(
    String name, String version, Dimension dimension, Map<String, String> parents, Map<String, String> inCharge) {

  public Hierarchy {
    Require.notBlank(name, "name");
    Require.notBlank(version, "version");
    Objects.requireNonNull(dimension, "dimension");
    parents = Map.copyOf(parents);
    inCharge = Map.copyOf(inCharge);
  }

  /** Returns the tree, or what is wrong with it: {@code forecast.cyclic-tree}, {@code forecast.empty-tree}. */
  public Validated<Tree> tree() {
    Validated<Tree> tree = Tree.of(parents);
    return tree instanceof Invalid<Tree> || tree.orElseThrow().size() > 0
        ? tree
        : Validated.invalid(Violations.of(new Violation(name, "forecast.empty-tree",
            "the hierarchy '%s' has no node; put at least one below another".formatted(name))));
  }

  public boolean contains(String node) {
    return parents.containsKey(node) || parents.containsValue(node);
  }

  /** Returns the nodes above one, the nearest first. */
  public List<String> above(String node) {
    Set<String> above = new LinkedHashSet<>();
    String next = parents.get(node);
    while (next != null && above.add(next)) {
      next = parents.get(next);
    }
    return List.copyOf(above);
  }

  /** Returns by which right a person adjusts the figures of a node, the one nearest to it, if by any. */
  public Optional<Authority> authority(String person, String node) {
    return isInCharge(person, node)
        ? Optional.of(new Authority(Layer.OWNER, node))
        : above(node).stream().filter(each -> isInCharge(person, each)).findFirst()
            .map(each -> new Authority(Layer.MANAGER, each));
  }

  /** Returns whether a person is in charge of a node itself. */
  public boolean isInCharge(String person, String node) {
    return inCharge.getOrDefault(node, node).equals(person);
  }
}
