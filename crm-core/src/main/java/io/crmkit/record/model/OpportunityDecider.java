package io.crmkit.record.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.money.Money;
import io.crmkit.record.model.Opportunity.Blank;
import io.crmkit.record.model.Opportunity.Deleted;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand.Delete;
import io.crmkit.record.model.OpportunityCommand.Edit;
import io.crmkit.record.model.OpportunityCommand.LinkLead;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Open;
import io.crmkit.record.model.OpportunityCommand.Price;
import io.crmkit.record.model.OpportunityCommand.Restore;
import io.crmkit.record.model.OpportunityCommand.Score;
import io.crmkit.record.model.OpportunityCommand.SetProbability;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityEvent.OpportunityDeleted;
import io.crmkit.record.model.OpportunityEvent.OpportunityEdited;
import io.crmkit.record.model.OpportunityEvent.OpportunityLeadLinked;
import io.crmkit.record.model.OpportunityEvent.OpportunityOpened;
import io.crmkit.record.model.OpportunityEvent.OpportunityRestored;
import io.crmkit.record.model.OpportunityEvent.OpportunityTransferred;
import io.crmkit.record.model.OpportunityEvent.ProbabilityScored;
import io.crmkit.record.model.OpportunityEvent.ProbabilitySet;
import io.crmkit.record.model.OpportunityEvent.RateFrozen;
import io.crmkit.record.model.OpportunityEvent.StageEntered;
import io.crmkit.record.model.OpportunityRefusal.CurrencyFrozen;
import io.crmkit.record.model.OpportunityRefusal.MissingFields;
import io.crmkit.record.model.OpportunityRefusal.NothingToPrice;
import io.crmkit.record.model.OpportunityRefusal.OtherPipeline;
import io.crmkit.record.model.RecordRefusal.AlreadyThere;
import io.crmkit.record.model.RecordRefusal.InTheBin;
import io.crmkit.record.model.RecordRefusal.NotInTheBin;
import io.crmkit.record.model.RecordRefusal.NotThere;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a deal's life. A command that would change nothing is accepted and causes nothing. */
public final class OpportunityDecider implements Decider<Opportunity, OpportunityCommand, OpportunityEvent> {

  private static final String KIND = "opportunity";

  @Override
  public Opportunity initial() {
    return new Blank();
  }

  @Override
  public Decision<OpportunityEvent> decide(Opportunity state, OpportunityCommand command) {
    if (command instanceof Open open) {
      return state instanceof Blank ? StageMoves.open(open) : Decision.refuse(new AlreadyThere(KIND));
    }
    if (state instanceof Live live) {
      return ofLive(live, command);
    }
    if (state instanceof Blank) {
      return Decision.refuse(new NotThere(KIND));
    }
    if (command instanceof Delete) {
      return unchanged();
    }
    return command instanceof Restore restore
        ? Decision.accept(new OpportunityRestored(restore.by(), restore.at()))
        : Decision.refuse(new InTheBin(KIND));
  }

  private static Decision<OpportunityEvent> ofLive(Live live, OpportunityCommand command) {
    if (command instanceof Edit edit) {
      return edit(live, edit);
    }
    if (command instanceof Move move) {
      return StageMoves.move(live, move);
    }
    if (command instanceof Transfer transfer) {
      return StageMoves.transfer(live, transfer);
    }
    if (command instanceof Price price) {
      return price(live, price);
    }
    if (command instanceof LinkLead link) {
      return live.leads().contains(link.lead())
          ? unchanged()
          : Decision.accept(new OpportunityLeadLinked(link.lead(), link.by(), link.at()));
    }
    if (command instanceof Delete delete) {
      return Decision.accept(new OpportunityDeleted(delete.by(), delete.at()));
    }
    return command instanceof Restore ? Decision.refuse(new NotInTheBin(KIND)) : ofChances(live.chances(), command);
  }

  private static Decision<OpportunityEvent> ofChances(Chances chances, OpportunityCommand command) {
    if (command instanceof SetProbability set) {
      return Objects.equals(set.probability(), chances.manual())
          ? unchanged()
          : Decision.accept(new ProbabilitySet(set.probability(), set.by(), set.at()));
    }
    if (command instanceof Score score) {
      return Objects.equals(score.probability(), chances.automated())
          ? unchanged()
          : Decision.accept(new ProbabilityScored(score.probability(), score.by(), score.at()));
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static Decision<OpportunityEvent> edit(Live live, Edit edit) {
    if (edit.details().equals(live.details())) {
      return unchanged();
    }
    Refusal refusal = refusal(live, edit);
    return refusal == null
        ? Decision.accept(new OpportunityEdited(edit.details(), edit.by(), edit.at()))
        : Decision.refuse(refusal);
  }

  private static @Nullable Refusal refusal(Live live, Edit edit) {
    if (!edit.pipeline().id().equals(live.place().pipeline())) {
      return new OtherPipeline(live.place().pipeline(), edit.pipeline().id());
    }
    List<String> cleared = cleared(live, edit);
    if (!cleared.isEmpty()) {
      return new MissingFields(live.place().stage(), cleared);
    }
    Closing closing = live.closing();
    FrozenRate frozen = closing == null ? null : closing.rate();
    Money amount = edit.details().amount();
    return frozen == null || amount == null || frozen.from().equals(amount.code())
        ? null
        : new CurrencyFrozen(frozen.from(), amount.code());
  }

  /** What the stage requires and an edit would take away; what was missing before may stay so. */
  private static List<String> cleared(Live live, Edit edit) {
    return edit.pipeline().definition().stage(live.place().stage()).stream()
        .flatMap(stage -> stage.missingIn(edit.details()).stream())
        .filter(field -> field.text(live.details()).isPresent())
        .map(OpportunityField::jsonName)
        .toList();
  }

  private static Decision<OpportunityEvent> price(Live live, Price price) {
    Closing closing = live.closing();
    if (closing == null) {
      return Decision.refuse(new NothingToPrice("it is open, and so follows the rates"));
    }
    if (closing.rate() != null) {
      return Decision.refuse(new NothingToPrice("its rate is frozen"));
    }
    Money amount = live.details().amount();
    FrozenRate found = price.pricing().freeze(amount, closing.day());
    if (found == null) {
      return Decision.refuse(new NothingToPrice(amount == null
          ? "it has no amount"
          : "there is no rate from %s to %s on %s".formatted(
              amount.code(), price.pricing().currency(), closing.day())));
    }
    return Decision.accept(new RateFrozen(found, price.by(), price.at()));
  }

  @Override
  public Opportunity evolve(Opportunity state, OpportunityEvent event) {
    if (event instanceof OpportunityOpened opened) {
      Closing closing = opened.closing();
      OpportunityDetails details = closing == null ? opened.details() : opened.details().closedOn(closing.day());
      return new Live(details, StagePath.startingIn(opened.place(), opened.at()), Chances.NONE, closing, List.of());
    }
    if (event instanceof OpportunityRestored) {
      return ((Deleted) state).before();
    }
    Live live = (Live) state;
    if (event instanceof OpportunityEdited edited) {
      return live.with(edited.details());
    }
    if (event instanceof StageEntered entered) {
      return live.in(entered.place(), entered.at(), entered.closing());
    }
    if (event instanceof OpportunityTransferred transferred) {
      return live.in(transferred.place(), transferred.at(), live.closing());
    }
    if (event instanceof ProbabilitySet set) {
      return live.with(live.chances().withManual(set.probability()));
    }
    if (event instanceof ProbabilityScored scored) {
      return live.with(live.chances().withAutomated(scored.probability()));
    }
    if (event instanceof RateFrozen frozen) {
      return live.pricedBy(frozen.rate());
    }
    if (event instanceof OpportunityLeadLinked linked) {
      return live.linkedTo(linked.lead());
    }
    OpportunityDeleted deleted = (OpportunityDeleted) event;
    return new Deleted(live, deleted.by(), deleted.at());
  }

  private static Decision<OpportunityEvent> unchanged() {
    return Decision.accept(List.of());
  }
}
