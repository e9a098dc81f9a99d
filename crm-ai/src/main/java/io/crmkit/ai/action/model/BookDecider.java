package io.crmkit.ai.action.model;

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
import io.crmkit.ai.action.model.Recommendation.Accepted;
import io.crmkit.ai.action.model.Recommendation.Offered;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of recommendations: offered, then accepted, dismissed or expired, then completed. The same answer twice is
 * one.
 */
public final class BookDecider implements Decider<Book, BookCommand, BookEvent> {

  @Override
  public Book initial() {
    return Book.EMPTY;
  }

  @Override
  public Decision<BookEvent> decide(Book state, BookCommand command) {
    if (command instanceof Make make) {
      return make(state, make);
    }
    if (command instanceof Expire expire) {
      return Decision.accept(expired(state, expire.at()));
    }
    if (command instanceof Accept accept) {
      return accept(state, accept);
    }
    return command instanceof Dismiss dismiss ? dismiss(state, dismiss) : complete(state, (Complete) command);
  }

  private static Decision<BookEvent> make(Book state, Make make) {
    Offer offer = make.offer();
    if (state.find(offer.id()).isPresent()) {
      throw new IllegalArgumentException("the id of a recommendation is taken: " + offer.id());
    }
    Limits limits = new Limits(make.catalogue(), state, offer.at());
    Exclusion against = offer.isShown()
        ? limits.against(make.catalogue().action(offer.action()).orElseThrow(() ->
            new IllegalArgumentException("the catalogue has no action " + offer.action())))
        : limits.againstNothing();
    return against == null
        ? Decision.accept(new ActionOffered(offer, offer.at().minus(make.catalogue().memory())))
        : Decision.refuse(against);
  }

  private static List<BookEvent> expired(Book state, Instant at) {
    List<BookEvent> events = new ArrayList<>();
    for (Recommendation each : state.open()) {
      Instant deadline = each.deadline();
      if (deadline != null && !at.isBefore(deadline)) {
        events.add(new ActionExpired(each.offer().id(), deadline, at));
      }
    }
    return events;
  }

  private static Decision<BookEvent> accept(Book state, Accept accept) {
    Recommendation found = state.find(accept.id()).orElse(null);
    if (found instanceof Accepted) {
      return Decision.accept(List.of());
    }
    Refusal refusal = refusal(accept.id(), found, accept.at());
    if (refusal == null && !Objects.requireNonNull(found).offer().isShown()) {
      refusal = new NotShown(accept.id());
    }
    return refusal == null ? Decision.accept(new ActionAccepted(accept.id(), accept.at())) : Decision.refuse(refusal);
  }

  private static Decision<BookEvent> dismiss(Book state, Dismiss dismiss) {
    Recommendation found = state.find(dismiss.id()).orElse(null);
    if (found instanceof Settled settled && settled.outcome() == Outcome.DISMISSED) {
      return Decision.accept(List.of());
    }
    Refusal refusal = refusal(dismiss.id(), found, dismiss.at());
    if (refusal == null && !Objects.requireNonNull(found).offer().isShown()) {
      refusal = new NotShown(dismiss.id());
    }
    return refusal == null
        ? Decision.accept(new ActionDismissed(dismiss.id(), dismiss.reason(), dismiss.at()))
        : Decision.refuse(refusal);
  }

  private static Decision<BookEvent> complete(Book state, Complete complete) {
    Recommendation found = state.find(complete.id()).orElse(null);
    if (found instanceof Settled settled && complete.reward().equals(settled.reward())) {
      return Decision.accept(List.of());
    }
    Refusal refusal = refusal(complete.id(), found, complete.at());
    if (refusal == null && found instanceof Offered offered && offered.offer().isShown()) {
      refusal = new NotAccepted(complete.id());
    }
    if (refusal == null) {
      String code = Objects.requireNonNull(found).offer().worth().margin().code();
      refusal = code.equals(complete.reward().code()) ? null : new WrongCurrency(code, complete.reward().code());
    }
    return refusal == null
        ? Decision.accept(new ActionCompleted(complete.id(), complete.reward(), complete.at()))
        : Decision.refuse(refusal);
  }

  private static @Nullable Refusal refusal(RecommendationId id, @Nullable Recommendation found, Instant at) {
    if (found == null) {
      return new Unknown(id);
    }
    if (found instanceof Settled settled) {
      return new AlreadySettled(id, settled.outcome(), settled.at());
    }
    Instant deadline = Objects.requireNonNull(found.deadline());
    return at.isBefore(deadline) ? null : new TooLate(id, deadline);
  }

  /** What an open recommendation becomes when its time is over. */
  static Settled expired(Recommendation open) {
    return new Settled(open.offer(), Outcome.EXPIRED, null, null, Objects.requireNonNull(open.deadline()));
  }

  @Override
  public Book evolve(Book state, BookEvent event) {
    if (event instanceof ActionOffered offered) {
      return offered(state, offered);
    }
    if (event instanceof ActionAccepted accepted) {
      return changed(state, accepted.id(), each -> new Accepted(each.offer(), accepted.at()));
    }
    if (event instanceof ActionDismissed dismissed) {
      return changed(state, dismissed.id(),
          each -> new Settled(each.offer(), Outcome.DISMISSED, null, dismissed.reason(), dismissed.at()));
    }
    if (event instanceof ActionCompleted completed) {
      return changed(state, completed.id(),
          each -> new Settled(each.offer(), Outcome.COMPLETED, completed.reward(), null, completed.at()));
    }
    return changed(state, ((ActionExpired) event).id(), BookDecider::expired);
  }

  private static Book offered(Book state, ActionOffered offered) {
    List<Recommendation> kept = new ArrayList<>();
    for (Recommendation each : state.recommendations()) {
      boolean isForgotten = each instanceof Settled settled
          && Spans.later(settled.at(), settled.offer().at()).isBefore(offered.forgetBefore());
      if (!isForgotten) {
        kept.add(each);
      }
    }
    kept.add(new Offered(offered.offer()));
    return new Book(kept);
  }

  private static Book changed(Book state, RecommendationId id, UnaryOperator<Recommendation> change) {
    return new Book(state.recommendations().stream()
        .map(each -> each.offer().id().equals(id) ? change.apply(each) : each).toList());
  }
}
