package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.Follow;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementCommand.Rehome;
import io.crmkit.territory.model.placement.PlacementCommand.Remove;
import io.crmkit.territory.model.placement.PlacementCommand.SetRealign;
import io.crmkit.territory.model.placement.PlacementDecider;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.Realign;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.placement.Target;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link PlacementRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class PlacementRepositoryContract
    extends StateRepositoryContract<PlacementId, Placement, PlacementCommand, PlacementEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");
  private static final Reason MANUAL = new Reason.Manual("Größe 🚀");
  private static final ModelId MODEL = new ModelId("2025/Ç%");
  private static final TerritoryId WEST = new TerritoryId("Île 🚀");
  private static final TerritoryId EAST = new TerritoryId("east");
  private static final TerritoryId NORTH = new TerritoryId("north");

  @Override
  protected abstract PlacementRepository emptyRepository();

  @Override
  protected Decider<Placement, PlacementCommand, PlacementEvent> decider() {
    return new PlacementDecider();
  }

  @Override
  protected StateFormat<PlacementId, Placement, PlacementEvent> format() {
    return TerritoryFormats.PLACEMENT;
  }

  @Override
  protected PlacementId idOf(String text) {
    return new PlacementId(MODEL, RecordRef.account(text));
  }

  @Override
  protected List<PlacementCommand> life() {
    return List.of(
        place(WEST, AT), new Place(RecordKind.ACCOUNT, EAST, new Reason.Api("étl"), AT.plusNanos(1)),
        new Align(List.of(new Target(WEST, List.of(new RuleId("größer"), new RuleId("r2")))), AT.plusNanos(2)),
        new Align(List.of(), AT.plusNanos(3)), new SetRealign(Realign.EXCLUDED, ALICE, AT.plusNanos(4)),
        new Rehome(EAST, NORTH, AT.plusNanos(5)), new Remove(WEST, ALICE, AT.plusNanos(6)),
        new Remove(NORTH, ALICE, AT.plusNanos(7)), new SetRealign(Realign.INCLUDED, ALICE, AT.plusNanos(8)),
        new Follow("A-1", WEST, AT.plusNanos(9)));
  }

  @Test
  protected void findsTheMembersOfNowEachOnceInTheOrderOfTheirIds() {
    for (String record : List.of("b", "d", "a", "Ç", "e", "🚀")) {
      save(ACME, idOf(record), place(WEST, AT));
      save(ACME, idOf(record), place(EAST, AT));
    }
    save(ACME, idOf("d"), new Remove(WEST, ALICE, AT.plusSeconds(1)));
    save(ACME, idOf("d"), new Remove(EAST, ALICE, AT.plusSeconds(1)));
    save(ACME, idOf("x"), place(NORTH, AT));
    save(ACME, new PlacementId(MODEL, RecordRef.user("b")), place(WEST, AT));
    save(ACME, new PlacementId(new ModelId("other"), RecordRef.account("c")), place(WEST, AT));

    assertThat(members(ACME, null, WEST, EAST)).extracting(member -> member.record().id())
        .containsExactly("a", "b", "e", "Ç", "🚀");
    assertThat(members(ACME, null, WEST, EAST)).extracting(Member::territories).containsOnly(Set.of(WEST, EAST));
    assertThat(members(ACME, null, EAST, NORTH).get(0).territories()).containsExactly(EAST);
    assertThat(members(ACME, null)).isEmpty();
    assertThat(members(GLOBEX, null, WEST, EAST)).isEmpty();
  }

  @Test
  protected void findsTheMembersOfAnInstant() {
    save(ACME, idOf("a"), place(WEST, AT));
    save(ACME, idOf("a"), place(EAST, AT.plusNanos(5)));
    save(ACME, idOf("a"), new Remove(WEST, ALICE, AT.plusNanos(9)));

    assertThat(members(ACME, AT.minusNanos(1), WEST, EAST)).isEmpty();
    assertThat(members(ACME, AT, WEST, EAST)).extracting(Member::territories).containsExactly(Set.of(WEST));
    assertThat(members(ACME, AT.plusNanos(5), WEST, EAST)).extracting(Member::territories)
        .containsExactly(Set.of(WEST, EAST));
    assertThat(members(ACME, AT.plusNanos(9), WEST, EAST)).extracting(Member::territories)
        .containsExactly(Set.of(EAST));
    assertThat(members(ACME, AT.plusNanos(9), WEST)).isEmpty();
  }

  private List<Member> members(TenantId tenant, @Nullable Instant at, TerritoryId... territories) {
    PlacementRepository placements = (PlacementRepository) repository();
    var query = new MemberQuery(MODEL, RecordKind.ACCOUNT, Set.of(territories), at);
    return BoundedPages.stream(2, page -> placements.members(tenant, query, page)).toList();
  }

  private static PlacementCommand place(TerritoryId territory, Instant at) {
    return new Place(RecordKind.ACCOUNT, territory, MANUAL, at);
  }
}
