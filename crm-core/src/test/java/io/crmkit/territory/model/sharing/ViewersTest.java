package io.crmkit.territory.model.sharing;

import static io.crmkit.territory.model.tree.Sharing.RECURSIVE_SHARING;
import static io.crmkit.territory.model.tree.Sharing.SHARE_WITH_CHILDREN;
import static io.crmkit.territory.model.tree.Sharing.SHARE_WITH_PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewersTest {

  /** A line of five, each with a user named after it, and one beside the middle. */
  private static final List<String> LINE = List.of("root", "upper", "middle", "lower", "leaf");

  @Test
  void usersOfTheTerritoryAloneSeeItsRecords() {
    assertThat(seen()).containsExactly("middle");
  }

  @Test
  void sharingWithTheParentGoesOneUp() {
    assertThat(seen(SHARE_WITH_PARENT)).containsExactly("middle", "upper");
  }

  @Test
  void sharingWithChildrenGoesOneDown() {
    assertThat(seen(SHARE_WITH_CHILDREN)).containsExactly("lower", "middle");
  }

  @Test
  void recursiveSharingGoesOnInTheDirectionsThatAreShared() {
    assertThat(seen(RECURSIVE_SHARING)).containsExactly("middle");
    assertThat(seen(RECURSIVE_SHARING, SHARE_WITH_PARENT)).containsExactly("middle", "root", "upper");
    assertThat(seen(RECURSIVE_SHARING, SHARE_WITH_CHILDREN)).containsExactly("leaf", "lower", "middle");
    assertThat(seen(RECURSIVE_SHARING, SHARE_WITH_CHILDREN, SHARE_WITH_PARENT))
        .containsExactlyInAnyOrderElementsOf(LINE);
  }

  @Test
  void saysWhyAndTakesTheHighestLevel() {
    TerritoryId upper = new TerritoryId("upper");
    TerritoryId middle = new TerritoryId("middle");
    TerritoryTree tree = TerritoryTree.of(List.of(
        territory("upper", null, Map.of("account", AccessLevel.READ), SHARE_WITH_CHILDREN),
        territory("middle", "upper", Map.of("account", AccessLevel.EDIT)))).orElseThrow();

    List<Sight> sights = Viewers.of(tree, Map.of(middle, List.of("ann")), Set.of(upper, middle), "account");

    assertThat(sights).containsExactly(new Sight("ann", List.of(
        new Ground(upper, middle, Relation.CHILD, AccessLevel.READ),
        new Ground(middle, middle, Relation.SAME, AccessLevel.EDIT))));
    assertThat(sights.get(0).level()).isEqualTo(AccessLevel.EDIT);
    assertThat(Viewers.of(tree, Map.of(middle, List.of("ann")), Set.of(upper, middle), "case")).isEmpty();
  }

  private static List<String> seen(Sharing... sharing) {
    List<Territory> territories = new ArrayList<>();
    for (int i = 0; i < LINE.size(); i++) {
      territories.add(territory(LINE.get(i), i == 0 ? null : LINE.get(i - 1), Map.of("account", AccessLevel.READ),
          LINE.get(i).equals("middle") ? sharing : new Sharing[0]));
    }
    territories.add(territory("beside", "upper", Map.of("account", AccessLevel.FULL)));
    Map<TerritoryId, List<String>> users = new HashMap<>();
    territories.forEach(each -> users.put(each.id(), List.of(each.id().value())));
    return Viewers.of(TerritoryTree.of(territories).orElseThrow(), users, Set.of(new TerritoryId("middle")), "account")
        .stream().map(Sight::user).toList();
  }

  private static Territory territory(
      String id, @Nullable String parent, Map<String, AccessLevel> access, Sharing... sharing) {
    return Territory.of(new TerritoryId(id), parent == null ? null : new TerritoryId(parent),
        new Profile(id, null, Set.of(sharing), access));
  }
}
