package io.crmkit.approvals.json;

import io.crmkit.approvals.model.Circumstances;
import io.crmkit.approvals.model.Circumstances.Addition;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.core.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is unusual about a panel as members of its JSON; who voted in place of a holder stands at the seat. */
final class CircumstancesJson {

  private CircumstancesJson() {}

  static void write(JsonOut out, Circumstances circumstances) {
    if (circumstances.claimed() != Circumstances.NOBODY) {
      out.put("claimed", circumstances.claimed()).putNanos("claimed_until", circumstances.claimedUntil());
    }
    Addition addition = circumstances.addition();
    if (addition != null) {
      out.put("asker", addition.asker()).put("place", addition.place());
    }
  }

  static Circumstances read(JsonIn in, List<JsonIn> seats) {
    Map<Integer, Actor> proxies = new LinkedHashMap<>();
    for (int seat = 0; seat < seats.size(); seat++) {
      if (seats.get(seat).has("by")) {
        proxies.put(seat, seats.get(seat).actor("by"));
      }
    }
    Addition addition =
        in.has("asker") ? new Addition(in.actor("asker"), in.constant(Place.class, "place")) : null;
    int claimed = in.has("claimed") ? in.number("claimed") : Circumstances.NOBODY;
    return proxies.isEmpty() && addition == null && claimed == Circumstances.NOBODY
        ? Circumstances.NONE
        : new Circumstances(proxies, claimed, in.instantOrNull("claimed_until"), addition);
  }
}
