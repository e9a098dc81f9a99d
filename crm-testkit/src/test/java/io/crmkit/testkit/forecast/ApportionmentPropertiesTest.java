package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.forecast.rollup.Apportionment;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Law 4. */
class ApportionmentPropertiesTest {

  private static final Tree TREE = CubePlay.TERRITORY.tree();

  @Property
  void whatIsShownAddsUpInEveryTree(@ForAll("leaves") List<BigDecimal> leaves) {
    List<BigDecimal> exact = sums(leaves);
    List<BigInteger> shown = Apportionment.down(TREE, exact);

    for (int node = 0; node < TREE.size(); node++) {
      assertThat(new BigDecimal(shown.get(node)).subtract(exact.get(node)).abs()).isLessThan(BigDecimal.ONE);
      BigInteger children = BigInteger.ZERO;
      for (int child = node + 1; child < TREE.end(node); child = TREE.end(child)) {
        children = children.add(shown.get(child));
      }
      assertThat(TREE.isLeaf(node) ? shown.get(node) : children).isEqualTo(shown.get(node));
    }
    assertThat(shown.get(0)).isEqualTo(exact.get(0).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact());
    boolean same = exact.stream().map(each -> each.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact())
        .toList().equals(shown);
    Statistics.collect(same ? "as rounded one by one" : "otherwise");
    Statistics.coverage(seen -> seen.check("otherwise").percentage(share -> share > 10));
  }

  @Property
  void creditsSumToTheAmount(@ForAll("shares") List<BigDecimal> shares, @ForAll long amount) {
    BigDecimal all = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = BigDecimal.valueOf(amount);
    for (BigDecimal share : shares.subList(1, shares.size())) {
      BigDecimal part = BigDecimal.valueOf(amount).multiply(share).divide(all, 10, RoundingMode.DOWN);
      parts.add(part);
      left = left.subtract(part);
    }
    parts.add(left);

    assertThat(Apportionment.round(BigInteger.valueOf(amount), parts).stream().reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(BigInteger.valueOf(amount));
  }

  @Example
  void givesTheMissingUnitsToTheLargestRemaindersAndOfEqualOnesToTheFirst() {
    List<BigDecimal> thirds = List.of(new BigDecimal("0.3"), new BigDecimal("0.4"), new BigDecimal("0.4"),
        new BigDecimal("-0.1"));

    assertThat(Apportionment.round(BigInteger.ONE, thirds))
        .containsExactly(BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO, BigInteger.ZERO);
  }

  @Example
  void refusesATotalThatIsAUnitAway() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Apportionment.round(BigInteger.TWO, List.of(new BigDecimal("0.5"), new BigDecimal("0.5"))))
        .withMessageContaining("a unit or more away");
  }

  private static List<BigDecimal> sums(List<BigDecimal> leaves) {
    BigDecimal[] sums = new BigDecimal[TREE.size()];
    for (int node = TREE.size() - 1; node >= 0; node--) {
      sums[node] = TREE.isLeaf(node) ? leaves.get(node) : BigDecimal.ZERO;
      for (int child = node + 1; child < TREE.end(node); child = TREE.end(child)) {
        sums[node] = sums[node].add(sums[child]);
      }
    }
    return List.of(sums);
  }

  @Provide
  Arbitrary<List<BigDecimal>> leaves() {
    return Arbitraries.bigDecimals().between(BigDecimal.valueOf(-50), BigDecimal.valueOf(50)).ofScale(4)
        .list().ofSize(TREE.size());
  }

  @Provide
  Arbitrary<List<BigDecimal>> shares() {
    return Arbitraries.integers().between(1, 100).map(BigDecimal::valueOf).list().ofMinSize(1).ofMaxSize(7);
  }
}
