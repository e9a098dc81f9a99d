package io.crmkit.territory.model;

import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelEvent.TerritoryChanged;
import io.crmkit.territory.model.ModelEvent.TerritoryDeleted;
import io.crmkit.territory.model.Remains.MovedTo;
import io.crmkit.territory.model.Remains.None;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a territory can be deleted, and what happens to what is below it. */
final class DeleteRules {

  private final TerritoryTree tree;
  private final ChangeRules changes;

  DeleteRules(Drawn state) {
    this.tree = state.tree();
    this.changes = new ChangeRules(state);
  }

  Decision<ModelEvent> decide(Delete command) {
    if (!tree.contains(command.territory())) {
      return Decision.refuse(new ModelRefusal.UnknownTerritory(command.territory()));
    }
    List<Territory> children = tree.children(command.territory());
    if (command.remains() instanceof None none) {
      return children.isEmpty() && none.assignments() == 0
          ? Decision.accept(deleted(command, null))
          : Decision.refuse(new ModelRefusal.NotEmpty(command.territory(), children.size(), none.assignments()));
    }
    TerritoryId successor = ((MovedTo) command.remains()).successor();
    Optional<Refusal> refusal = refusal(command.territory(), successor, children);
    return refusal.<Decision<ModelEvent>>map(Decision::refuse)
        .orElseGet(() -> Decision.accept(handedOver(command, successor, children)));
  }

  private Optional<Refusal> refusal(TerritoryId territory, TerritoryId successor, List<Territory> children) {
    if (successor.equals(territory)) {
      return Optional.of(new ModelRefusal.SelfParent(territory));
    }
    if (!tree.contains(successor)) {
      return Optional.of(new ModelRefusal.UnknownTerritory(successor));
    }
    return children.stream().flatMap(child -> moved(child, territory, successor).stream()).findFirst();
  }

  /** The territory that is deleted leaves its place to a child of the same name. */
  private Optional<Refusal> moved(Territory child, TerritoryId territory, TerritoryId successor) {
    return changes.move(child, successor)
        .filter(no -> !(no instanceof ModelRefusal.PathTaken taken && taken.other().equals(territory)));
  }

  private static List<ModelEvent> handedOver(Delete command, TerritoryId successor, List<Territory> children) {
    List<ModelEvent> events = new ArrayList<>();
    for (Territory child : children) {
      events.add(new TerritoryChanged(child.id(), new Moved(successor), command.by().id(), command.at()));
    }
    events.add(deleted(command, successor));
    return events;
  }

  private static ModelEvent deleted(Delete command, @Nullable TerritoryId successor) {
    return new TerritoryDeleted(command.territory(), successor, command.by().id(), command.at());
  }
}
