package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.BookCommand;
import io.crmkit.ai.action.model.BookCommand.Accept;
import io.crmkit.ai.action.model.BookCommand.Complete;
import io.crmkit.ai.action.model.BookCommand.Dismiss;
import io.crmkit.ai.action.model.BookCommand.Expire;
import io.crmkit.ai.action.model.BookCommand.Make;
import io.crmkit.ai.action.model.BookDecider;
import io.crmkit.ai.action.model.BookEvent;
import io.crmkit.ai.action.model.BookEvent.ActionOffered;
import io.crmkit.ai.action.model.Cap;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Channel;
import io.crmkit.ai.action.model.Choice;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.PolicyId;
import io.crmkit.ai.action.model.RecommendationId;
import io.crmkit.ai.action.model.Share;
import io.crmkit.ai.action.model.Worth;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** No window of any cap ever holds more offers than it says, whatever is asked in whatever order. */
class LimitsPropertiesTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  /** What is tried, how many minutes after the step before. */
  private record Step(int what, int minutes, int action) {}

  @Property
  void noWindowHoldsMoreThanItsCapAndForgettingChangesNothing(
      @ForAll("catalogues") Catalogue catalogue, @ForAll("steps") List<Step> steps) {
    BookDecider decider = new BookDecider();
    Book book = Book.EMPTY;
    List<BookEvent> everything = new ArrayList<>();
    List<Offer> offers = new ArrayList<>();
    Instant now = AT;
    int refused = 0;
    for (Step step : steps) {
      now = now.plus(Duration.ofMinutes(step.minutes));
      Decision<BookEvent> decision = decider.decide(book, command(step, catalogue, book, offers.size(), now));
      refused += decision instanceof Refused<BookEvent> ? 1 : 0;
      if (decision instanceof Accepted<BookEvent> accepted) {
        everything.addAll(accepted.events());
        book = decider.evolve(book, accepted.events());
        accepted.events().stream().filter(ActionOffered.class::isInstance)
            .forEach(event -> offers.add(((ActionOffered) event).offer()));
      }
    }

    assertCapsHold(catalogue, offers);
    assertThat(book.open()).isEqualTo(unforgetting(everything).open());
    Statistics.collect(refused == 0 ? "all went through" : offers.size() > 3 ? "many and some refused" : "few");
    Statistics.coverage(seen -> seen.check("many and some refused").percentage(share -> share > 5));
  }

  private static Book unforgetting(List<BookEvent> events) {
    BookDecider decider = new BookDecider();
    Book book = Book.EMPTY;
    for (BookEvent event : events) {
      book = decider.evolve(book, event instanceof ActionOffered offered
          ? new ActionOffered(offered.offer(), Instant.MIN) : event);
    }
    return book;
  }

  private static void assertCapsHold(Catalogue catalogue, List<Offer> offers) {
    catalogue.caps().forEach(cap -> assertHolds(cap, offers, offer -> true));
    for (Channel channel : catalogue.channels()) {
      channel.caps().forEach(cap -> assertHolds(cap, offers, offer -> offer.channel().equals(channel.id())));
    }
    for (Action action : catalogue.actions()) {
      action.caps().forEach(cap -> assertHolds(cap, offers, offer -> offer.action().equals(action.id())));
    }
  }

  /** Every window that begins with an offer: a fuller one would begin with one too. */
  private static void assertHolds(Cap cap, List<Offer> offers, Predicate<Offer> counts) {
    List<Instant> times = offers.stream().filter(Offer::isShown).filter(counts).map(Offer::at).toList();
    for (Instant start : times) {
      assertThat(times.stream().filter(at -> !at.isBefore(start) && at.isBefore(start.plus(cap.window()))).count())
          .isLessThanOrEqualTo(cap.most());
    }
  }

  private static BookCommand command(Step step, Catalogue catalogue, Book book, int made, Instant now) {
    RecommendationId last = book.recommendations().isEmpty()
        ? new RecommendationId("none") : book.recommendations().get(book.recommendations().size() - 1).offer().id();
    return switch (step.what) {
      case 0 -> new Accept(last, now);
      case 1 -> new Dismiss(last, null, now);
      case 2 -> new Complete(last, Money.parse("USD 5.00"), now);
      case 3 -> new Expire(now);
      default -> new Make(offer("r-" + made, catalogue, step.action, now), catalogue);
    };
  }

  private static Offer offer(String id, Catalogue catalogue, int number, Instant now) {
    RecommendationId name = new RecommendationId(id);
    if (number >= catalogue.actions().size()) {
      return Offer.ofNothing(name, catalogue, choice(ActionId.NOTHING), now);
    }
    Action action = catalogue.actions().get(number);
    return Offer.of(name, action, Worth.of(action, new Effect(0.5, 0.4, 0.6)), choice(action.id()), now);
  }

  private static Choice choice(ActionId action) {
    return new Choice(new PolicyId("p"), Map.of(), List.of(new Share(action, 1, Money.zero("USD"))), 1);
  }

  @Provide
  Arbitrary<Catalogue> catalogues() {
    return ActionArbitraries.catalogues();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 600),
        Arbitraries.integers().between(0, 3)).as(Step::new).list().ofMaxSize(60);
  }
}
