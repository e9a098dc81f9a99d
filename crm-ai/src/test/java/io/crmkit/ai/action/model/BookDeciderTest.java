package io.crmkit.ai.action.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.action.model.AnswerRefusal.AlreadySettled;
import io.crmkit.ai.action.model.AnswerRefusal.NotAccepted;
import io.crmkit.ai.action.model.AnswerRefusal.NotShown;
import io.crmkit.ai.action.model.AnswerRefusal.TooLate;
import io.crmkit.ai.action.model.AnswerRefusal.Unknown;
import io.crmkit.ai.action.model.AnswerRefusal.WrongCurrency;
import io.crmkit.ai.action.model.BookCommand.Accept;
import io.crmkit.ai.action.model.BookCommand.Complete;
import io.crmkit.ai.action.model.BookCommand.Dismiss;
import io.crmkit.ai.action.model.BookCommand.Expire;
import io.crmkit.ai.action.model.BookCommand.Make;
import io.crmkit.ai.action.model.BookEvent.ActionAccepted;
import io.crmkit.ai.action.model.BookEvent.ActionCompleted;
import io.crmkit.ai.action.model.BookEvent.ActionDismissed;
import io.crmkit.ai.action.model.BookEvent.ActionExpired;
import io.crmkit.ai.action.model.BookEvent.ActionOffered;
import io.crmkit.ai.action.model.Exclusion.AlreadyOpen;
import io.crmkit.ai.action.model.Exclusion.CapReached;
import io.crmkit.ai.action.model.Exclusion.Scope;
import io.crmkit.ai.action.model.Exclusion.TooSoon;
import io.crmkit.core.money.Money;
import io.crmkit.core.spec.DeciderSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BookDeciderTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final Money REWARD = Money.parse("USD 55.00");
  private static final RecommendationId ID = new RecommendationId("r-1");
  private static final Cap WEEKLY = new Cap(2, Duration.ofDays(7));
  private static final Action CALL = Action.of("call", "phone").margin("USD 100.00").cost("USD 9.00")
      .validFor(Duration.ofDays(1)).completeWithin(Duration.ofDays(3)).cap(2, Duration.ofDays(7))
      .reoffer(new Reoffer(Duration.ofDays(5), Duration.ofDays(20), Duration.ofDays(2))).build();
  private static final Action RING = Action.of("ring", "phone").margin("USD 100.00").build();
  private static final Catalogue CATALOGUE = Catalogue.of(CALL, RING);

  private final DeciderSpec<Book, BookCommand, BookEvent> book = DeciderSpec.of(new BookDecider());

  @Nested
  class AnOffer {

    private final DeciderSpec<Book, BookCommand, BookEvent> open = book.given(offered(offer("r-1", CALL, AT)));

    @Test
    void isMadeIfNothingSpeaksAgainstIt() {
      Offer offer = offer("r-1", CALL, AT);
      book.when(new Make(offer, CATALOGUE)).thenEmits(new ActionOffered(offer, AT.minus(Duration.ofDays(20))));
    }

    @Test
    void isAcceptedOnceAndTheSameAnswerTwiceIsOne() {
      open.when(new Accept(ID, AT)).thenEmits(new ActionAccepted(ID, AT));
      open.given(new ActionAccepted(ID, AT)).when(new Accept(ID, AT.plusSeconds(1))).thenEmits();
    }

    @Test
    void isDismissedOnce() {
      open.when(new Dismiss(ID, "later", AT)).thenEmits(new ActionDismissed(ID, "later", AT));
      open.given(new ActionDismissed(ID, null, AT)).when(new Dismiss(ID, "no", AT)).thenEmits();
      open.given(new ActionDismissed(ID, null, AT)).when(new Accept(ID, AT))
          .thenRefuses(new AlreadySettled(ID, Outcome.DISMISSED, AT));
    }

    @Test
    void isCompletedOnlyIfItWasAccepted() {
      open.when(new Complete(ID, REWARD, AT)).thenRefuses(new NotAccepted(ID));
      var accepted = open.given(new ActionAccepted(ID, AT));
      accepted.when(new Complete(ID, REWARD, AT)).thenEmits(new ActionCompleted(ID, REWARD, AT));
      accepted.when(new Complete(ID, Money.parse("EUR 1.00"), AT)).thenRefuses(new WrongCurrency("USD", "EUR"));
      accepted.given(new ActionCompleted(ID, REWARD, AT)).when(new Complete(ID, REWARD, AT)).thenEmits();
      accepted.given(new ActionCompleted(ID, REWARD, AT)).when(new Complete(ID, Money.parse("USD 1.00"), AT))
          .thenRefuses(new AlreadySettled(ID, Outcome.COMPLETED, AT));
    }

    @Test
    void canBeAnsweredUntilItsTimeIsOver() {
      Instant until = AT.plus(Duration.ofDays(1));
      open.when(new Accept(ID, until.minusNanos(1))).thenEmits(new ActionAccepted(ID, until.minusNanos(1)));
      open.when(new Accept(ID, until)).thenRefuses(new TooLate(ID, until));
      open.when(new Dismiss(ID, null, until)).thenRefuses(new TooLate(ID, until));
      Instant settleBy = AT.plus(Duration.ofDays(3));
      open.given(new ActionAccepted(ID, AT)).when(new Complete(ID, REWARD, settleBy))
          .thenRefuses(new TooLate(ID, settleBy));
    }

    @Test
    void expiresWhenItsTimeIsOver() {
      Instant until = AT.plus(Duration.ofDays(1));
      open.when(new Expire(until.minusNanos(1))).thenEmits();
      open.when(new Expire(until.plusSeconds(5))).thenEmits(new ActionExpired(ID, until, until.plusSeconds(5)));
      open.given(new ActionAccepted(ID, AT)).when(new Expire(until)).thenEmits();
    }

    @Test
    void isUnknownToAnotherCustomer() {
      book.when(new Accept(ID, AT)).thenRefuses(new Unknown(ID));
    }

    @Test
    void needsAnIdOfItsOwn() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> open.when(new Make(offer("r-1", RING, AT), CATALOGUE.withOpenAtOnce(5))));
    }
  }

  @Nested
  class OneMore {

    @Test
    void waitsForAnAnswerToThoseThatAreOpen() {
      var open = book.given(offered(offer("r-1", CALL, AT)));
      AlreadyOpen why = new AlreadyOpen(ID, AT.plus(Duration.ofDays(1)));

      open.when(make("r-2", RING, AT)).thenRefuses(why);
      open.when(new Make(nothing("r-2", AT), CATALOGUE)).thenRefuses(why);
      Offer ring = offer("r-2", RING, AT);
      open.when(new Make(ring, CATALOGUE.withOpenAtOnce(2))).thenEmits(offered(ring));
      open.when(new Make(offer("r-2", CALL, AT), CATALOGUE.withOpenAtOnce(2))).thenRefuses(why);
      Offer late = offer("r-2", RING, AT.plus(Duration.ofDays(1)));
      open.when(new Make(late, CATALOGUE)).thenEmits(offered(late));
    }

    @Test
    void ofTheSameWaitsAsLongAsTheAnswerSays() {
      waits(new ActionDismissed(ID, null, AT), Outcome.DISMISSED, AT.plus(Duration.ofDays(5)));
      waits(new ActionExpired(ID, AT.plus(Duration.ofDays(1)), AT.plus(Duration.ofDays(9))), Outcome.EXPIRED,
          AT.plus(Duration.ofDays(3)));
      var accepted = book.given(offered(offer("r-1", CALL, AT)), new ActionAccepted(ID, AT),
          new ActionCompleted(ID, REWARD, AT));
      accepted.when(make("r-2", CALL, AT.plus(Duration.ofDays(19))))
          .thenRefuses(new TooSoon(Outcome.COMPLETED, AT.plus(Duration.ofDays(20))));
    }

    private void waits(BookEvent settled, Outcome outcome, Instant until) {
      var over = book.given(offered(offer("r-1", CALL, AT)), settled);
      over.when(make("r-2", CALL, until.minusNanos(1))).thenRefuses(new TooSoon(outcome, until));
      Offer again = offer("r-2", CALL, until);
      over.when(new Make(again, CATALOGUE)).thenEmits(offered(again));
    }

    @Test
    void waitsAfterOneThatExpiredThoughNobodyNotedItDown() {
      book.given(offered(offer("r-1", CALL, AT))).when(make("r-2", CALL, AT.plus(Duration.ofDays(2))))
          .thenRefuses(new TooSoon(Outcome.EXPIRED, AT.plus(Duration.ofDays(3))));
    }

    @Test
    void staysWithinTheCapOfTheActionOfTheChannelAndOfTheCustomer() {
      Action often = Action.of("often", "phone").margin("USD 1.00").cap(2, Duration.ofDays(7)).build();
      capped(Scope.ACTION, Catalogue.of(often, RING), often);
      Action free = Action.of("often", "phone").margin("USD 1.00").build();
      capped(Scope.CHANNEL, Catalogue.of(free, RING).with(new Channel(new ChannelId("phone"), List.of(WEEKLY))), RING);
      capped(Scope.CUSTOMER, Catalogue.of(free, RING).with(WEEKLY), RING);
    }

    private void capped(Scope scope, Catalogue catalogue, Action next) {
      Action first = catalogue.actions().get(0);
      var twice = book.given(
          offered(offer("r-1", first, AT)), new ActionDismissed(ID, null, AT),
          offered(offer("r-2", first, AT.plusSeconds(1))),
          new ActionDismissed(new RecommendationId("r-2"), null, AT.plusSeconds(1)));
      Instant again = AT.plus(Duration.ofDays(7));

      twice.when(new Make(offer("r-3", next, again.minusNanos(1)), catalogue))
          .thenRefuses(new CapReached(scope, WEEKLY, again));
      Offer third = offer("r-3", next, again);
      twice.when(new Make(third, catalogue)).thenEmits(new ActionOffered(third, again.minus(catalogue.memory())));
    }

    @Test
    void countsWhatAnotherClockHasPutIntoTheFuture() {
      Catalogue catalogue = Catalogue.of(RING).with(new Cap(1, Duration.ofDays(1)));
      book.given(offered(offer("r-1", RING, AT)), new ActionDismissed(ID, null, AT))
          .when(new Make(offer("r-2", RING, AT.minusSeconds(60)), catalogue))
          .thenRefuses(new CapReached(Scope.CUSTOMER, catalogue.caps().get(0), AT.plus(Duration.ofDays(1))));
    }
  }

  @Nested
  class LeavingAlone {

    private final DeciderSpec<Book, BookCommand, BookEvent> alone = book.given(offered(nothing("r-1", AT)));

    @Test
    void canOnlyBeCompleted() {
      alone.when(new Accept(ID, AT)).thenRefuses(new NotShown(ID));
      alone.when(new Dismiss(ID, null, AT)).thenRefuses(new NotShown(ID));
      alone.when(new Complete(ID, REWARD, AT)).thenEmits(new ActionCompleted(ID, REWARD, AT));
    }

    @Test
    void countsForNoCap() {
      Catalogue catalogue = Catalogue.of(RING).with(new Cap(1, Duration.ofDays(1)));
      Offer ring = offer("r-2", RING, AT);
      book.given(offered(nothing("r-1", AT)), new ActionCompleted(ID, REWARD, AT))
          .when(new Make(ring, catalogue)).thenEmits(new ActionOffered(ring, AT.minus(catalogue.memory())));
    }
  }

  @Test
  void forgetsWhatCountsNoMore() {
    BookDecider decider = new BookDecider();
    Instant later = AT.plus(Duration.ofDays(20));
    Book book = decider.evolve(Book.EMPTY, List.of(offered(offer("r-1", CALL, AT)), new ActionDismissed(ID, null, AT)));

    assertThat(decider.evolve(book, offered(offer("r-2", CALL, later))).find(ID)).isPresent();
    assertThat(decider.evolve(book, offered(offer("r-2", CALL, later.plusNanos(1)))).find(ID)).isEmpty();
  }

  private static Make make(String id, Action action, Instant at) {
    return new Make(offer(id, action, at), CATALOGUE);
  }

  private static ActionOffered offered(Offer offer) {
    return new ActionOffered(offer, offer.at().minus(CATALOGUE.memory()));
  }

  private static Offer offer(String id, Action action, Instant at) {
    return Offer.of(new RecommendationId(id), action, Worth.of(action, new Effect(0.5, 0.4, 0.6)), choice(action), at);
  }

  private static Offer nothing(String id, Instant at) {
    return Offer.ofNothing(new RecommendationId(id), CATALOGUE, choice(CALL), at);
  }

  private static Choice choice(Action action) {
    return new Choice(new PolicyId("p"), Map.of(), List.of(new Share(ActionId.NOTHING, 0.25, Money.zero("USD")),
        new Share(action.id(), 0.75, Money.zero("USD"))), 1);
  }
}
