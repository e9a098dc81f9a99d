package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.Exclusion.AlreadyOpen;
import io.crmkit.ai.action.model.Exclusion.CapReached;
import io.crmkit.ai.action.model.Exclusion.Scope;
import io.crmkit.ai.action.model.Exclusion.TooSoon;
import io.crmkit.ai.action.model.Recommendation.Offered;
import io.crmkit.ai.action.model.Recommendation.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a customer's past says against one more offer: open ones, waits after answers, caps; in this order. */
public final class Limits {

  private final Catalogue catalogue;
  private final Book book;
  private final Instant at;

  public Limits(Catalogue catalogue, Book book, Instant at) {
    this.catalogue = catalogue;
    this.book = book;
    this.at = at;
  }

  /** Returns the first reason against leaving the customer alone from now on: that something is under way; or null. */
  public @Nullable Exclusion againstNothing() {
    List<Recommendation> waiting = book.recommendations().stream()
        .filter(each -> each instanceof Offered && !isOver(each)).toList();
    return waiting.size() < catalogue.mostOpen() ? null : open(waiting.get(0));
  }

  /** Returns the first reason against offering an action, or null if there is none. */
  public @Nullable Exclusion against(Action action) {
    Exclusion open = open(action);
    if (open != null) {
      return open;
    }
    Exclusion early = tooSoon(action);
    if (early != null) {
      return early;
    }
    Exclusion capped = capped(Scope.ACTION, action.caps(), offer -> offer.action().equals(action.id()));
    if (capped != null) {
      return capped;
    }
    Exclusion crowded =
        capped(Scope.CHANNEL, catalogue.capsOf(action.channel()), offer -> offer.channel().equals(action.channel()));
    return crowded != null ? crowded : capped(Scope.CUSTOMER, catalogue.caps(), offer -> true);
  }

  private @Nullable Exclusion open(Action action) {
    for (Recommendation each : book.open()) {
      if (each.offer().action().equals(action.id()) && !isOver(each)) {
        return open(each);
      }
    }
    return againstNothing();
  }

  private AlreadyOpen open(Recommendation recommendation) {
    Instant deadline = recommendation.deadline();
    return new AlreadyOpen(recommendation.offer().id(), deadline == null ? at : deadline);
  }

  private boolean isOver(Recommendation recommendation) {
    Instant deadline = recommendation.deadline();
    return deadline == null || !at.isBefore(deadline);
  }

  private @Nullable Exclusion tooSoon(Action action) {
    for (Recommendation each : book.recommendations()) {
      if (each.offer().action().equals(action.id())) {
        Settled settled = each instanceof Settled over ? over : BookDecider.expired(each);
        Duration wait = action.waits().after(settled);
        if (!wait.isZero() && at.isBefore(settled.at().plus(wait))) {
          return new TooSoon(settled.outcome(), settled.at().plus(wait));
        }
      }
    }
    return null;
  }

  private @Nullable Exclusion capped(Scope scope, List<Cap> caps, Predicate<Offer> counts) {
    for (Cap cap : caps) {
      // what another clock has put into the future counts too: windows may begin anywhere
      List<Instant> times = book.recommendations().stream().map(Recommendation::offer)
          .filter(offer -> offer.isShown() && counts.test(offer) && offer.at().isAfter(at.minus(cap.window())))
          .map(Offer::at).sorted().toList();
      if (times.size() >= cap.most()) {
        return new CapReached(scope, cap, times.get(times.size() - cap.most()).plus(cap.window()));
      }
    }
    return null;
  }
}
