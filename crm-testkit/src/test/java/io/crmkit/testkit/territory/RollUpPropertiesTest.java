package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rollup.Measured;
import io.crmkit.territory.model.rollup.RollUp;
import io.crmkit.territory.model.rollup.Totals;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
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

/** Rule 11: figures of territories, against looking at record after record. */
class RollUpPropertiesTest {

  /** A record and where it is. */
  record Placed(Measured record, Set<TerritoryId> territories) {}

  @Property
  void aRecordCountsOnceInEachTerritoryAboveIt(
      @ForAll("models") Drawn model, @ForAll("records") List<Placed> records, @ForAll @IntRange(max = 100) int percent) {
    TerritoryTree tree = model.tree();
    RollUp rollUp = rollUp(tree, records);
    for (Territory each : tree.all()) {
      List<Measured> below = records.stream().filter(placed -> tree.atAndBelow(each.id()).stream()
          .anyMatch(lower -> placed.territories().contains(lower.id()))).map(Placed::record).toList();
      assertFigures(rollUp.at(each.id()), below, BigDecimal.valueOf(percent));
      Statistics.collect(below.size() > 1 ? "several" : "few");
    }
    long inside = rollUp.inside().count();
    assertThat(inside + rollUp.outside().count()).isEqualTo(records.size());
    Statistics.coverage(seen -> seen.check("several").percentage(share -> share > 12));
  }

  @Property
  void sumsOfTerritoriesWithoutCommonRecordsAddUp(@ForAll("models") Drawn model, @ForAll("records") List<Placed> records) {
    TerritoryTree tree = model.tree();
    RollUp rollUp = rollUp(tree, records);
    for (Territory each : tree.all()) {
      BigDecimal parts = rollUp.directlyAt(each.id()).sum();
      long counted = rollUp.directlyAt(each.id()).count();
      for (Territory child : tree.children(each.id())) {
        parts = parts.add(rollUp.at(child.id()).sum());
        counted += rollUp.at(child.id()).count();
      }
      if (counted == rollUp.at(each.id()).count()) {
        assertThat(rollUp.at(each.id()).sum()).isEqualByComparingTo(parts);
      } else {
        assertThat(counted).isGreaterThan(rollUp.at(each.id()).count());
        Statistics.collect("common records");
      }
    }
  }

  @Property
  void partsMergeInAnyOrder(@ForAll("models") Drawn model, @ForAll("records") List<Placed> records,
      @ForAll @IntRange(max = 12) int cut) {
    TerritoryTree tree = model.tree();
    int at = Math.min(cut, records.size());
    List<Placed> reversed = new ArrayList<>(records.subList(at, records.size()));
    Collections.reverse(reversed);
    RollUp merged = rollUp(tree, reversed);
    merged.merge(rollUp(tree, records.subList(0, at)));
    RollUp whole = rollUp(tree, records);

    for (Territory each : tree.all()) {
      assertThat(merged.at(each.id()).sum()).isEqualByComparingTo(whole.at(each.id()).sum());
      assertThat(merged.at(each.id()).count()).isEqualTo(whole.at(each.id()).count());
      assertThat(merged.at(each.id()).distinct()).isEqualTo(whole.at(each.id()).distinct());
    }
    if (!records.isEmpty()) {
      assertThatIllegalArgumentException().isThrownBy(() -> merged.merge(whole)).withMessageContaining("added before");
    }
  }

  private static void assertFigures(Totals totals, List<Measured> records, BigDecimal percent) {
    List<BigDecimal> values = records.stream().map(Measured::value).filter(Objects::nonNull).sorted().toList();
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(totals.count()).isEqualTo(records.size());
    assertThat(totals.valued()).isEqualTo(values.size());
    assertThat(totals.sum()).isEqualByComparingTo(sum);
    assertThat(totals.distinct()).isEqualTo(records.stream().map(Measured::group).distinct().count());
    if (values.isEmpty()) {
      assertThat(totals.average()).isEmpty();
      assertThat(totals.percentile(percent)).isEmpty();
      return;
    }
    assertThat(totals.average().orElseThrow())
        .isEqualByComparingTo(sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128));
    BigDecimal quantile = totals.percentile(percent).orElseThrow();
    assertThat(values).contains(quantile);
    assertThat(share(values, values.stream().filter(each -> each.compareTo(quantile) <= 0).count()))
        .isGreaterThanOrEqualTo(percent);
    if (quantile.compareTo(values.get(0)) > 0) {
      assertThat(share(values, values.stream().filter(each -> each.compareTo(quantile) < 0).count()))
          .isLessThan(percent);
    }
  }

  private static BigDecimal share(List<BigDecimal> values, long counted) {
    return BigDecimal.valueOf(100 * counted).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
  }

  private static RollUp rollUp(TerritoryTree tree, List<Placed> records) {
    RollUp rollUp = new RollUp(tree);
    records.forEach(each -> rollUp.add(each.record(), each.territories()));
    return rollUp;
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  @Provide
  Arbitrary<List<Placed>> records() {
    Arbitrary<BigDecimal> values =
        Arbitraries.bigDecimals().between(new BigDecimal(-50), new BigDecimal(50)).ofScale(2).injectNull(0.1);
    return Combinators.combine(Arbitraries.integers().between(1, 40), values, Arbitraries.of("acme", "globex"),
            TerritoryArbitraries.ids().set().ofMaxSize(3))
        .as((id, value, group, territories) -> new Placed(new Measured("d" + id, value, group), territories))
        .list().ofMaxSize(12).uniqueElements(each -> each.record().id());
  }
}
