package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rollup.Coverage;
import io.crmkit.territory.model.rollup.Coverage.Imbalance;
import io.crmkit.territory.model.rollup.Coverage.Overlap;
import io.crmkit.territory.model.rollup.Measured;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Rule 13: what a tree does not cover, covers twice, or covers unevenly. */
class CoveragePropertiesTest {

  /** A record and where it is. */
  record Placed(Measured record, Set<TerritoryId> territories) {}

  @Property
  void recordsAreUnassignedOrOverlappingByWhereTheyAre(
      @ForAll("models") Drawn model, @ForAll("records") List<Placed> records) {
    TerritoryTree tree = model.tree();
    Coverage coverage = coverage(tree, records);
    List<String> overlapping = coverage.overlapping().stream().map(Overlap::record).toList();
    for (Placed each : records) {
      List<TerritoryId> known = each.territories().stream().filter(tree::contains).toList();
      boolean beside = known.stream().anyMatch(one -> known.stream().anyMatch(other ->
          !one.equals(other) && !tree.isAbove(one, other) && !tree.isAbove(other, one)));
      assertThat(coverage.unassigned().contains(each.record().id())).isEqualTo(known.isEmpty());
      assertThat(overlapping.contains(each.record().id())).isEqualTo(beside);
      Statistics.collect(known.isEmpty() ? "unassigned" : beside ? "overlapping" : "covered");
    }
    coverage.overlapping().forEach(each -> assertThat(each.territories()).hasSizeGreaterThan(1));
    Statistics.coverage(seen -> {
      seen.check("unassigned").percentage(share -> share > 5);
      seen.check("overlapping").percentage(share -> share > 5);
      seen.check("covered").percentage(share -> share > 5);
    });
  }

  @Property
  void territoriesAreUnbalancedByHowFarTheyAreFromTheirSiblings(@ForAll("models") Drawn model,
      @ForAll("records") List<Placed> records, @ForAll @IntRange(max = 150) int tolerance) {
    TerritoryTree tree = model.tree();
    List<Imbalance> unbalanced = coverage(tree, records).unbalanced(BigDecimal.valueOf(tolerance));
    for (Territory each : tree.all()) {
      List<Territory> siblings =
          tree.all().stream().filter(other -> Objects.equals(other.parent(), each.parent())).toList();
      BigDecimal sum = siblings.stream().map(one -> weight(tree, records, one)).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal weight = weight(tree, records, each);
      BigDecimal distance = weight.multiply(BigDecimal.valueOf(siblings.size())).subtract(sum).abs();
      boolean off = siblings.size() > 1 && sum.signum() > 0
          && distance.multiply(BigDecimal.valueOf(100)).compareTo(sum.multiply(BigDecimal.valueOf(tolerance))) > 0;
      assertThat(unbalanced.stream().anyMatch(one -> one.territory().equals(each.id()))).isEqualTo(off);
      Statistics.collect(off ? "off" : "balanced");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> coverage(tree, records).unbalanced(BigDecimal.ONE.negate()));
    Statistics.coverage(seen -> seen.check("off").percentage(share -> share > 3));
  }

  private static BigDecimal weight(TerritoryTree tree, List<Placed> records, Territory territory) {
    return records.stream()
        .filter(each -> tree.atAndBelow(territory.id()).stream().anyMatch(at -> each.territories().contains(at.id())))
        .map(each -> each.record().value()).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Coverage coverage(TerritoryTree tree, List<Placed> records) {
    Coverage coverage = new Coverage(tree);
    records.forEach(each -> coverage.add(each.record(), each.territories()));
    return coverage;
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  @Provide
  Arbitrary<List<Placed>> records() {
    Arbitrary<BigDecimal> weights =
        Arbitraries.of(1, 2, 4, 8, 16).map(weight -> BigDecimal.valueOf(weight)).injectNull(0.1);
    return Combinators.combine(Arbitraries.integers().between(1, 40), weights,
            TerritoryArbitraries.ids().set().ofMaxSize(3))
        .as((id, weight, territories) -> new Placed(new Measured("A-" + id, weight, "g"), territories))
        .list().ofMaxSize(12).uniqueElements(each -> each.record().id());
  }
}
