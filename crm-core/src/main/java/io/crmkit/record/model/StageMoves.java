package io.crmkit.record.model;

import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Open;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityEvent.OpportunityOpened;
import io.crmkit.record.model.OpportunityEvent.OpportunityTransferred;
import io.crmkit.record.model.OpportunityEvent.StageEntered;
import io.crmkit.record.model.OpportunityRefusal.AlreadyLost;
import io.crmkit.record.model.OpportunityRefusal.OtherCategory;
import io.crmkit.record.model.OpportunityRefusal.OtherPipeline;
import io.crmkit.record.model.OpportunityRefusal.UnmappedStage;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How deals come into stages: when they are opened, moved within a pipeline and transferred to another one. */
final class StageMoves {

  private StageMoves() {}

  static Decision<OpportunityEvent> open(Open open) {
    return StageGate.of(open.target(), gate -> {
      Refusal refusal = gate.refusal(open.details(), open.target().lostReason());
      if (refusal != null) {
        return Decision.refuse(refusal);
      }
      StagePlace place = gate.place();
      Closing closing = place.category().isClosed() ? closing(open) : null;
      return Decision.accept(new OpportunityOpened(open.details(), place, closing, open.by(), open.at()));
    });
  }

  // a deal that is written down after it closed names its day; it is priced by the rate of that day
  private static Closing closing(Open open) {
    LocalDate named = open.details().closeDate();
    LocalDate day = named == null ? open.pricing().today() : named;
    return new Closing(day, open.pricing().freeze(open.details().amount(), day), open.target().lostReason());
  }

  static Decision<OpportunityEvent> move(Live live, Move move) {
    PipelineId asked = move.target().pipeline().id();
    if (!asked.equals(live.place().pipeline())) {
      return Decision.refuse(new OtherPipeline(live.place().pipeline(), asked));
    }
    return StageGate.of(move.target(), gate -> {
      StagePlace place = gate.place();
      if (place.isSameStageAs(live.place())) {
        return stay(live, move.target().lostReason());
      }
      Refusal refusal = gate.refusal(live.details(), move.target().lostReason());
      return refusal == null
          ? Decision.accept(new StageEntered(place, closing(live, place, move), move.by(), move.at()))
          : Decision.refuse(refusal);
    });
  }

  /** A deal that is in the stage already stays as it is, but is not said to be lost for a reason that it was not. */
  private static Decision<OpportunityEvent> stay(Live live, @Nullable String reason) {
    String given = live.closing() == null ? null : live.closing().lostReason();
    return reason == null || given == null || reason.equals(given)
        ? Decision.accept(List.of())
        : Decision.refuse(new AlreadyLost(given));
  }

  private static @Nullable Closing closing(Live live, StagePlace place, Move move) {
    if (!place.category().isClosed()) {
      return null;
    }
    String reason = move.target().lostReason();
    Closing before = live.closing();
    return before == null
        ? new Closing(move.pricing().today(),
            move.pricing().freeze(live.details().amount(), move.pricing().today()), reason)
        : new Closing(before.day(), before.rate(), reason);
  }

  static Decision<OpportunityEvent> transfer(Live live, Transfer transfer) {
    StagePlace from = live.place();
    if (transfer.to().id().equals(from.pipeline())) {
      return Decision.accept(List.of());
    }
    String stage = transfer.stages().get(from.stage());
    if (stage == null) {
      List<String> mapped = List.copyOf(new TreeSet<>(transfer.stages().keySet()));
      return Decision.refuse(new UnmappedStage(from.pipeline(), from.stage(), mapped));
    }
    return StageGate.of(target(transfer.to(), stage), gate -> {
      StagePlace to = gate.place();
      if (to.category() != from.category()) {
        return Decision.refuse(new OtherCategory(from.stage(), from.category(), to.stage(), to.category()));
      }
      Refusal refusal = gate.refusal(live.details());
      return refusal == null
          ? Decision.accept(new OpportunityTransferred(to, transfer.by(), transfer.at()))
          : Decision.refuse(refusal);
    });
  }

  private static StageTarget target(KnownPipeline pipeline, String stage) {
    return new StageTarget(pipeline, Destination.stage(pipeline.id(), stage));
  }
}
