package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Valid;
import io.crmkit.forecast.rollup.CellState;
import io.crmkit.forecast.rollup.CellTable;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.testkit.forecast.ReferenceCube.Deal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The laws of states that are summed up on several machines, against plain decimals. */
class CellStatePropertiesTest {

  /** Law 1, for the cumulants, too. */
  @Property
  void aStateIsTheExactSumOfItsDeals(@ForAll("deals") List<Deal> deals) {
    CellState.Result result = of(deals).result();
    BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    for (Deal deal : deals) {
      BigDecimal a = BigDecimal.valueOf(deal.amount());
      BigDecimal p = BigDecimal.valueOf(deal.basisPoints(), 4);
      BigDecimal v = p.multiply(BigDecimal.ONE.subtract(p));
      BigDecimal lean = BigDecimal.ONE.subtract(p.add(p));
      BigDecimal peak = BigDecimal.ONE.subtract(v.multiply(BigDecimal.valueOf(6)));
      BigDecimal[] own = {a, a.multiply(p), a.pow(2).multiply(v), a.pow(3).multiply(v).multiply(lean),
          a.pow(4).multiply(v).multiply(peak)};
      for (int i = 0; i < own.length; i++) {
        sums[i] = sums[i].add(own[i]);
      }
    }

    assertThat(result.sums().deals()).isEqualTo(deals.size());
    assertThat(result.sums().amount()).isEqualByComparingTo(sums[0]);
    assertThat(result.sums().weighted()).isEqualByComparingTo(sums[1]);
    assertThat(result.variance()).isEqualByComparingTo(sums[2]);
    assertThat(result.third()).isEqualByComparingTo(sums[3]);
    assertThat(result.fourth()).isEqualByComparingTo(sums[4]);
  }

  /** Laws 2 and 17: parts that were written and read, in any order and grouping, give the same bits. */
  @Property
  void partsThatTravelledMergeToTheSameBits(
      @ForAll("deals") List<Deal> deals, @ForAll @IntRange(min = 1, max = 7) int parts, @ForAll long seed) {
    Random random = new Random(seed);
    List<CellState> pool = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      pool.add(CellState.empty());
    }
    List<Deal> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, random);
    shuffled.forEach(deal -> pool.get(random.nextInt(parts)).add(deal.amount(), deal.basisPoints()));
    while (pool.size() > 1) {
      CellState one = pool.remove(random.nextInt(pool.size()));
      CellState other = pool.remove(random.nextInt(pool.size()));
      CellState travelled = CellState.deserialise(one.serialise()).orElseThrow();
      assertThat(travelled).isEqualTo(one);
      pool.add(travelled.merge(other));
    }

    assertThat(pool.get(0).serialise()).isEqualTo(of(deals).serialise());
    assertThat(CellState.parse(pool.get(0).toString())).isEqualTo(Validated.valid(of(deals)));
  }

  /** Law 6. */
  @Property
  void whatIsRemovedLeavesNoTrace(@ForAll("deals") List<Deal> deals, @ForAll("deals") List<Deal> more) {
    CellState state = of(deals);
    more.forEach(deal -> state.add(deal.amount(), deal.basisPoints()));
    more.forEach(deal -> state.remove(deal.amount(), deal.basisPoints()));

    assertThat(state).isEqualTo(of(deals));
    deals.forEach(deal -> state.remove(deal.amount(), deal.basisPoints()));
    assertThat(state.isEmpty()).isTrue();
  }

  /** Whatever somebody sends is a state that can be used, or an answer that says why not. */
  @Property
  void anyBytesAreReadOrRefused(@ForAll @Size(CellState.BYTES) byte[] noise, @ForAll("deals") List<Deal> deals,
      @ForAll @IntRange(max = CellState.BYTES - 1) int at, @ForAll byte change) {
    byte[] altered = of(deals).serialise();
    altered[at] ^= change;
    for (byte[] bytes : List.of(noise, altered)) {
      Validated<CellState> read = CellState.deserialise(bytes);
      if (read instanceof Valid<CellState> valid) {
        assertThat(valid.value().serialise()).isEqualTo(bytes);
        valid.value().add(Long.MAX_VALUE, 5_000).remove(Long.MAX_VALUE, 5_000);
        assertThat(valid.value().serialise()).isEqualTo(bytes);
      }
      Statistics.collect(read instanceof Valid<CellState> ? "read" : "refused");
    }
    Statistics.coverage(seen -> {
      seen.check("read").percentage(share -> share > 5);
      seen.check("refused").percentage(share -> share > 26);
    });
  }

  /** Tables of many machines, rolled up on one, are the roll-up of a cube of all deals. */
  @Property
  void tablesOfPartsRollUpToWhatOneCubeSays(@ForAll("deals") List<Deal> deals, @ForAll long seed) {
    Random random = new Random(seed);
    List<CellTable> parts = List.of(
        new CellTable(CubePlay.AXES), new CellTable(CubePlay.AXES), new CellTable(CubePlay.AXES));
    deals.forEach(deal ->
        parts.get(random.nextInt(3)).add(deal.amount(), deal.basisPoints(), CubePlay.nodes(deal)));
    CellTable all = new CellTable(CubePlay.AXES).merge(parts.get(2)).merge(parts.get(0));
    parts.get(1).forEach((nodes, state) ->
        all.merge(CellState.deserialise(state.serialise()).orElseThrow(), nodes));
    CellTable rolledUp = all.rolledUp();
    RollUp rollUp = CubePlay.of(deals).cube.rollUp("territory", "period", "stage");

    CubePlay.everywhere((territory, period) -> {
      for (int stage = 0; stage < CubePlay.STAGE.tree().size(); stage++) {
        assertThat(rolledUp.at(territory, period, stage).result().sums())
            .isEqualTo(rollUp.at(territory, period, stage));
      }
    });
  }

  private static CellState of(List<Deal> deals) {
    CellState state = CellState.empty();
    deals.forEach(deal -> state.add(deal.amount(), deal.basisPoints()));
    return state;
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return CubePlay.deals().list().ofMaxSize(20);
  }
}
