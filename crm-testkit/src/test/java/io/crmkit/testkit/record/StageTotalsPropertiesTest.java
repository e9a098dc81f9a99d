package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.StageTotal;
import io.crmkit.record.model.StageTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rule 7: what the deals of each stage come to. */
class StageTotalsPropertiesTest {

  @Provide
  Arbitrary<List<Live>> deals() {
    return DealArbitraries.lives().map(this::end).list().ofMaxSize(12)
        .map(ends -> ends.stream().flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<Pricing> pricings() {
    return DealArbitraries.pricings();
  }

  private List<Live> end(List<OpportunityCommand> commands) {
    return DealLife.of(commands).end() instanceof Live live ? List.of(live) : List.of();
  }

  /** Beside a filter, a map and a sum for each figure, in unlimited decimals. */
  @Property
  void everyFigureIsTheExactSumRoundedOnce(@ForAll("deals") List<Live> deals, @ForAll("pricings") Pricing pricing) {
    List<StageTotal> totals = totals(deals, pricing);
    for (StageTotal total : totals) {
      List<Live> here = deals.stream().filter(deal -> deal.place().pipeline().equals(total.pipeline())
          && deal.place().stage().equals(total.stage())).toList();
      List<Live> priced = here.stream().filter(deal -> pricing.price(deal).isPresent()).toList();
      BigDecimal amount = priced.stream().map(deal -> pricing.price(deal).orElseThrow())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal weighted = priced.stream()
          .map(deal -> pricing.price(deal).orElseThrow().multiply(deal.probability().value()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(total.deals()).isEqualTo(here.size());
      assertThat(total.unpriced()).isEqualTo(here.size() - priced.size());
      assertThat(total.amount()).isEqualTo(dollars(amount));
      assertThat(total.weighted()).isEqualTo(dollars(weighted));
      Statistics.collect(total.unpriced() > 0 && !priced.isEmpty() ? "some unpriced" : "all or none");
    }
    assertThat(totals.stream().mapToLong(StageTotal::deals).sum()).isEqualTo(deals.size());
    Statistics.coverage(seen -> seen.check("some unpriced").percentage(share -> share > 5));
  }

  @Property
  void neitherOrderNorPartsMatter(
      @ForAll("deals") List<Live> deals, @ForAll("pricings") Pricing pricing, @ForAll Random random) {
    List<Live> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, random);
    int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
    StageTotals one = new StageTotals(pricing);
    StageTotals two = new StageTotals(pricing);
    shuffled.subList(0, cut).forEach(one::add);
    shuffled.subList(cut, shuffled.size()).forEach(two::add);
    one.merge(two);

    assertThat(one.result()).isEqualTo(totals(deals, pricing));
  }

  private static List<StageTotal> totals(List<Live> deals, Pricing pricing) {
    StageTotals totals = new StageTotals(pricing);
    deals.forEach(totals::add);
    return totals.result();
  }

  private static Money dollars(BigDecimal exact) {
    return Money.of(exact.setScale(2, RoundingMode.HALF_EVEN), "USD");
  }
}
