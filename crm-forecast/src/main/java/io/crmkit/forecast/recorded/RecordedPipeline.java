package io.crmkit.forecast.recorded;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.Pages;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.record.ExchangeRates;
import io.crmkit.record.model.Closing;
import io.crmkit.record.model.FrozenRate;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.StageCategory;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.OpportunityRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deals that are recorded, as forecasts see them.
 *
 * <ul>
 *   <li>The stage is the key of the stage, and {@value #LOST} for every lost deal, whatever its stage is called.
 *   <li>The probability is what somebody set, else what a model said, else nothing, so that the weight of the stage
 *       counts that the forecast gives it. A won deal is certain, and a lost one has no chance.
 *   <li>A closed deal is worth its amount at its frozen rate, in the currency of the reports and rounded half to even
 *       to its minor unit, so that later rates change nothing; one that closed without a rate has no amount.
 *   <li>What is in the bin is left out.
 * </ul>
 */
public final class RecordedPipeline implements Pipeline {

  static final String LOST = "closed_lost";

  private static final int SWEEP = 500;

  private final OpportunityRepository opportunities;
  private final OpportunityFilter filter;
  private final Function<TenantId, ExchangeRates> rates;

  public RecordedPipeline(OpportunityRepository opportunities, Function<TenantId, ExchangeRates> rates) {
    this(opportunities, rates, new OpportunityFilter.All());
  }

  /**
   * @param rates those of a tenant, by which open deals are priced
   * @param filter which deals to look at, such as those in one pipeline
   */
  public RecordedPipeline(
      OpportunityRepository opportunities, Function<TenantId, ExchangeRates> rates, OpportunityFilter filter) {
    this.opportunities = Objects.requireNonNull(opportunities, "opportunities");
    this.rates = Objects.requireNonNull(rates, "rates");
    this.filter = Objects.requireNonNull(filter, "filter");
  }

  @Override
  public void deals(TenantId tenant, Consumer<Deal> each) {
    Pages.stream(SWEEP, page -> opportunities.list(tenant, filter, page)).map(RecordedPipeline::deal).forEach(each);
  }

  @Override
  public ExchangeRates rates(TenantId tenant) {
    return rates.apply(tenant);
  }

  private static Deal deal(ListedOpportunity listed) {
    Live live = listed.deal();
    Actor owner = live.details().owner();
    return Deal.builder(listed.id().value(), live.category() == StageCategory.LOST ? LOST : live.place().stage())
        .amount(amount(live))
        .closeDate(live.details().closeDate())
        .probability(probability(live))
        .owner(owner == null ? null : owner.id())
        .territory(live.details().territory())
        .product(live.details().product())
        .build();
  }

  private static @Nullable Probability probability(Live live) {
    if (live.category() == StageCategory.WON) {
      return Probability.ONE;
    }
    if (live.category() == StageCategory.LOST) {
      return Probability.ZERO;
    }
    WinProbability manual = live.chances().manual();
    WinProbability said = manual == null ? live.chances().automated() : manual;
    return said == null ? null : new Probability(said.value());
  }

  private static @Nullable Money amount(Live live) {
    Money amount = live.details().amount();
    Closing closing = live.closing();
    if (amount == null || closing == null) {
      return amount;
    }
    FrozenRate frozen = closing.rate();
    return frozen == null ? null : converted(amount, frozen);
  }

  private static Money converted(Money amount, FrozenRate frozen) {
    Currency currency = Currency.getInstance(frozen.to());
    BigDecimal exact = amount.amount().multiply(frozen.rate());
    return Money.of(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }
}
