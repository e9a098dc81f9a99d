package io.crmkit.territory.model.placement;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.Follow;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementCommand.Rehome;
import io.crmkit.territory.model.placement.PlacementCommand.Remove;
import io.crmkit.territory.model.placement.PlacementCommand.SetRealign;
import io.crmkit.territory.model.placement.PlacementEvent.Entered;
import io.crmkit.territory.model.placement.PlacementEvent.Left;
import io.crmkit.territory.model.placement.PlacementEvent.RealignSet;
import io.crmkit.territory.model.placement.Reason.ByAccount;
import io.crmkit.territory.model.placement.Reason.ByRules;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of being in territories. A command that would change nothing is accepted and causes nothing. */
public final class PlacementDecider implements Decider<Placement, PlacementCommand, PlacementEvent> {

  @Override
  public Placement initial() {
    return Placement.NOWHERE;
  }

  @Override
  public Decision<PlacementEvent> decide(Placement state, PlacementCommand command) {
    if (command instanceof Place place) {
      return Decision.accept(place(state, place));
    }
    if (command instanceof Remove remove) {
      return remove(state, remove);
    }
    if (command instanceof Align align) {
      return Decision.accept(align(state, align));
    }
    if (command instanceof Follow follow) {
      return Decision.accept(follow(state, follow));
    }
    if (command instanceof SetRealign set) {
      return Decision.accept(state.realign() == set.realign()
          ? List.of() : List.of(new RealignSet(set.realign(), set.by().id(), set.at())));
    }
    if (command instanceof Rehome rehome) {
      return Decision.accept(rehome(state, rehome));
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static List<PlacementEvent> place(Placement state, Place place) {
    if (state.in(place.territory()).stream().anyMatch(stay -> stay.reason().equals(place.reason()))) {
      return List.of();
    }
    List<PlacementEvent> events = new ArrayList<>();
    for (Stay stay : state.current()) {
      boolean elsewhere = !stay.territory().equals(place.territory());
      boolean replaced = stay.reason().isByHand() && !elsewhere;
      if (replaced || place.kind() == RecordKind.OPPORTUNITY) {
        events.add(left(stay, place.at()));
      }
    }
    events.add(new Entered(place.territory(), place.reason(), place.at()));
    return events;
  }

  private static Decision<PlacementEvent> remove(Placement state, Remove remove) {
    List<PlacementEvent> events = new ArrayList<>();
    for (Stay stay : state.in(remove.territory())) {
      if (!(stay.reason() instanceof ByRules)) {
        events.add(left(stay, remove.at()));
      } else if (state.in(remove.territory()).size() == 1) {
        return Decision.refuse(new PlacementRefusal.HeldByRules(remove.territory(), (ByRules) stay.reason()));
      }
    }
    return events.isEmpty()
        ? Decision.refuse(new PlacementRefusal.NotThere(remove.territory()))
        : Decision.accept(events);
  }

  private static List<PlacementEvent> align(Placement state, Align align) {
    if (state.realign() == Realign.EXCLUDED) {
      return List.of();
    }
    Map<TerritoryId, ByRules> wanted = new LinkedHashMap<>();
    align.targets().forEach(target -> wanted.put(target.territory(), new ByRules(target.rules())));
    List<PlacementEvent> events = new ArrayList<>();
    for (Stay stay : state.current()) {
      if (stay.reason() instanceof ByRules && !wanted.remove(stay.territory(), stay.reason())) {
        events.add(left(stay, align.at()));
      }
    }
    wanted.forEach((territory, reason) -> events.add(new Entered(territory, reason, align.at())));
    return events;
  }

  private static List<PlacementEvent> follow(Placement state, Follow follow) {
    if (state.realign() == Realign.EXCLUDED || state.isByHand()) {
      return List.of();
    }
    TerritoryId territory = follow.territory();
    Reason reason = new ByAccount(follow.account());
    List<PlacementEvent> events = new ArrayList<>();
    for (Stay stay : state.current()) {
      if (territory != null && stay.isFor(territory, reason)) {
        return List.of();
      }
      events.add(left(stay, follow.at()));
    }
    if (territory != null) {
      events.add(new Entered(territory, reason, follow.at()));
    }
    return events;
  }

  private static List<PlacementEvent> rehome(Placement state, Rehome rehome) {
    TerritoryId successor = rehome.successor();
    List<PlacementEvent> events = new ArrayList<>();
    for (Stay stay : state.in(rehome.territory())) {
      events.add(left(stay, rehome.at()));
      boolean goesOn = !(stay.reason() instanceof ByRules) && successor != null
          && state.current().stream().noneMatch(other -> other.isFor(successor, stay.reason()));
      if (goesOn && successor != null) {
        events.add(new Entered(successor, stay.reason(), rehome.at()));
      }
    }
    return events;
  }

  private static PlacementEvent left(Stay stay, Instant at) {
    return new Left(stay.territory(), stay.reason(), at);
  }

  @Override
  public Placement evolve(Placement state, PlacementEvent event) {
    List<Stay> stays = new ArrayList<>(state.stays());
    if (event instanceof Entered entered) {
      stays.add(new Stay(entered.territory(), entered.reason(), entered.at(), null));
      return new Placement(stays, state.realign());
    }
    if (event instanceof Left left) {
      stays.replaceAll(stay -> stay.isFor(left.territory(), left.reason()) ? stay.endedAt(left.at()) : stay);
      return new Placement(stays, state.realign());
    }
    if (event instanceof RealignSet set) {
      return new Placement(stays, set.realign());
    }
    throw new AssertionError("Unhandled event " + event);
  }
}
