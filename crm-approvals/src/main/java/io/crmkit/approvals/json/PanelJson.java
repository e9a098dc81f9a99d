package io.crmkit.approvals.json;

import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.List;

/** A panel as JSON; what is usual (weight 1, no votes, open, parallel) is left out. */
final class PanelJson {

  private PanelJson() {}

  static void write(JsonOut out, Panel panel) {
    out.put("kind", panel.kind());
    if (panel.order() != Order.PARALLEL) {
      out.put("order", panel.order());
    }
    if (panel.state() != Panel.State.OPEN) {
      out.put("state", panel.state());
    }
    panel.slate().chair().ifPresent(chair -> out.put("chair", chair));
    out.putObjects("seats", seats(panel), (seat, index) -> writeSeat(seat, panel, index));
    if (panel.slate().groups().size() > 1) {
      out.putObject("groups", groups -> writeGroups(groups, panel.slate()));
    }
    CircumstancesJson.write(out, panel.circumstances());
    if (panel.ballots().voted() > 0) {
      out.putNumbers("turns", panel.ballots().turns());
    }
  }

  static Panel read(JsonIn in) {
    List<JsonIn> seats = in.objects("seats", seat -> seat);
    List<Actor> holders = new ArrayList<>(seats.size());
    seats.forEach(seat -> holders.add(seat.actor("holder")));
    return new Panel(
        in.constant(Panel.Kind.class, "kind"),
        in.has("order") ? in.constant(Order.class, "order") : Order.PARALLEL,
        slate(in, seats),
        holders,
        ballots(in, seats),
        in.has("state") ? in.constant(Panel.State.class, "state") : Panel.State.OPEN,
        CircumstancesJson.read(in, seats));
  }

  private static List<Integer> seats(Panel panel) {
    List<Integer> seats = new ArrayList<>(panel.holders().size());
    for (int seat = 0; seat < panel.holders().size(); seat++) {
      seats.add(seat);
    }
    return seats;
  }

  private static void writeSeat(JsonOut out, Panel panel, int seat) {
    out.put("holder", panel.holders().get(seat));
    if (panel.slate().weight(seat) != 1) {
      out.put("weight", panel.slate().weight(seat));
    }
    if (panel.ballots().isVacant(seat)) {
      out.put("vacant", 1);
    }
    panel.ballots().choice(seat).ifPresent(choice -> out.put("choice", choice));
    Actor proxy = panel.circumstances().proxies().get(seat);
    if (proxy != null) {
      out.put("by", proxy);
    }
  }

  private static void writeGroups(JsonOut out, Slate slate) {
    for (String group : slate.groups()) {
      if (!group.equals(Slate.EVERYONE)) {
        out.putNumbers(group, slate.seatsOf(group));
      }
    }
  }

  private static Slate slate(JsonIn in, List<JsonIn> seats) {
    Slate.Builder slate = Slate.builder();
    if (in.has("groups")) {
      in.child("groups").names().forEach(slate::group);
    }
    for (int seat = 0; seat < seats.size(); seat++) {
      slate.seat(seats.get(seat).has("weight") ? seats.get(seat).number("weight") : 1, groupsOf(in, seat));
    }
    if (in.has("chair")) {
      slate.chair(in.number("chair"));
    }
    return slate.build();
  }

  private static List<String> groupsOf(JsonIn in, int seat) {
    List<String> groups = new ArrayList<>();
    if (in.has("groups")) {
      JsonIn members = in.child("groups");
      for (String group : members.names()) {
        if (members.numbers(group).contains(seat)) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private static Ballots ballots(JsonIn in, List<JsonIn> seats) {
    Ballots ballots = Ballots.blank(seats.size());
    List<Integer> turns = in.has("turns") ? in.numbers("turns") : List.of();
    for (int seat : turns) {
      ballots = ballots.with(seat, seats.get(seat).constant(Choice.class, "choice"));
    }
    for (int seat = 0; seat < seats.size(); seat++) {
      ballots = seats.get(seat).has("vacant") ? ballots.vacate(seat) : ballots;
    }
    return ballots;
  }
}
