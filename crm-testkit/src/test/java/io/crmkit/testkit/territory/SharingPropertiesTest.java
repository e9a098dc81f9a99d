package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.sharing.Relation;
import io.crmkit.territory.model.sharing.Sight;
import io.crmkit.territory.model.sharing.Viewers;
import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rule 9: who sees a record, against asking for each user and each territory whether the flags reach that far. */
class SharingPropertiesTest {

  @Property
  void viewersAreExactlyThoseWhomTheFlagsReach(@ForAll("models") Drawn model,
      @ForAll("profiles") List<Territory> profiles, @ForAll("users") Map<TerritoryId, Set<String>> users,
      @ForAll("territories") Set<TerritoryId> territories) {
    TerritoryTree tree = shared(model, profiles);
    Map<String, AccessLevel> expected = new TreeMap<>();
    for (Territory shared : tree.all()) {
      for (Territory viewer : tree.all()) {
        AccessLevel level = shared.profile().accessTo("account");
        if (territories.contains(shared.id()) && level != AccessLevel.NONE && reaches(tree, shared, viewer)) {
          users.getOrDefault(viewer.id(), Set.of())
              .forEach(user -> expected.merge(user, level, (a, b) -> a.compareTo(b) < 0 ? b : a));
        }
      }
    }
    List<Sight> sights = Viewers.of(tree, users, territories, "account");

    assertThat(sights).extracting(Sight::user).containsExactlyElementsOf(expected.keySet());
    sights.forEach(sight -> assertThat(sight.level()).isEqualTo(expected.get(sight.user())));
    sights.forEach(sight -> sight.grounds().forEach(ground -> Statistics.collect(ground.relation())));
    Statistics.coverage(seen -> {
      for (Relation relation : Relation.values()) {
        seen.check(relation).percentage(share -> share > 0.2);
      }
    });
  }

  @Property
  void anotherFlagHidesNothing(@ForAll("models") Drawn model, @ForAll("profiles") List<Territory> profiles,
      @ForAll("users") Map<TerritoryId, Set<String>> users, @ForAll("territories") Set<TerritoryId> territories,
      @ForAll Sharing flag) {
    TerritoryTree before = shared(model, profiles);
    TerritoryTree after = TerritoryTree.of(before.all().stream().map(each -> with(each, flag)).toList()).orElseThrow();

    assertThat(Viewers.of(after, users, territories, "account").stream().map(Sight::user))
        .containsAll(Viewers.of(before, users, territories, "account").stream().map(Sight::user).toList());
  }

  private static boolean reaches(TerritoryTree tree, Territory shared, Territory viewer) {
    Set<Sharing> flags = shared.profile().sharing();
    boolean further = flags.contains(Sharing.RECURSIVE_SHARING);
    if (shared.equals(viewer)) {
      return true;
    }
    if (tree.isAbove(viewer.id(), shared.id())) {
      return flags.contains(Sharing.SHARE_WITH_PARENT) && (further || viewer.id().equals(shared.parent()));
    }
    return tree.isAbove(shared.id(), viewer.id()) && flags.contains(Sharing.SHARE_WITH_CHILDREN)
        && (further || shared.id().equals(viewer.parent()));
  }

  private static Territory with(Territory territory, Sharing flag) {
    Set<Sharing> flags = new HashSet<>(territory.profile().sharing());
    flags.add(flag);
    return territory.withProfile(territory.profile().withSharing(flags));
  }

  private static TerritoryTree shared(Drawn model, List<Territory> profiles) {
    List<Territory> shared = new ArrayList<>();
    for (int i = 0; i < model.territories().size(); i++) {
      Territory each = model.territories().get(i);
      var other = profiles.get(i).profile();
      shared.add(each.withProfile(each.profile().withSharing(other.sharing()).withAccess(other.access())));
    }
    return TerritoryTree.of(shared).orElseThrow();
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  /** Sharing and access for each territory of a model. */
  @Provide
  Arbitrary<List<Territory>> profiles() {
    return TerritoryArbitraries.sharing().flatMap(flags -> Arbitraries.of(AccessLevel.class).map(level ->
        Territory.of(TerritoryArbitraries.IDS.get(0), null, Profile.named("x")
            .withSharing(flags).withAccess(Map.of("account", level))))).list().ofSize(TerritoryArbitraries.IDS.size());
  }

  @Provide
  Arbitrary<Map<TerritoryId, Set<String>>> users() {
    return Arbitraries.maps(TerritoryArbitraries.ids(), Arbitraries.of("ann", "bob", "cy", "di").set().ofMinSize(1))
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<Set<TerritoryId>> territories() {
    return TerritoryArbitraries.ids().set().ofMinSize(1).ofMaxSize(4);
  }
}
