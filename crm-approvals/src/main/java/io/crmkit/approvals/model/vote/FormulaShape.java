package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.And;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tree of a formula: its parts, its leaves, its depth. */
final class FormulaShape {

  private FormulaShape() {}

  static List<Formula> parts(Formula formula) {
    if (formula instanceof And and) {
      return and.parts();
    }
    return formula instanceof Or or ? or.parts() : List.of();
  }

  /** Returns the leaves from left to right. */
  static List<Formula> leaves(Formula formula) {
    List<Formula> parts = parts(formula);
    if (parts.isEmpty()) {
      return List.of(formula);
    }
    List<Formula> leaves = new ArrayList<>();
    parts.forEach(part -> leaves.addAll(leaves(part)));
    return leaves;
  }

  static int depth(Formula formula) {
    int deepest = 0;
    for (Formula part : parts(formula)) {
      deepest = Math.max(deepest, depth(part));
    }
    return deepest + 1;
  }

  static Set<String> groups(Formula formula) {
    Set<String> groups = new LinkedHashSet<>();
    leaves(formula).forEach(leaf -> groups.add(group(leaf)));
    return groups;
  }

  static String group(Formula leaf) {
    if (leaf instanceof AtLeast atLeast) {
      return atLeast.group();
    }
    if (leaf instanceof WeightAtLeast weightAtLeast) {
      return weightAtLeast.group();
    }
    if (leaf instanceof Share share) {
      return share.group();
    }
    return ((FewerRejections) leaf).group();
  }

  static void requireBounded(List<Formula> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("'and' and 'or' join at least two parts but got " + parts.size());
    }
    int leaves = 0;
    for (Formula part : parts) {
      leaves += leaves(part).size();
      if (depth(part) >= Formula.MAX_DEPTH) {
        throw new IllegalArgumentException("a formula is at most %d deep".formatted(Formula.MAX_DEPTH));
      }
    }
    if (leaves > Formula.MAX_LEAVES) {
      throw new IllegalArgumentException("a formula has at most %d leaves but got %d"
          .formatted(Formula.MAX_LEAVES, leaves));
    }
  }
}
