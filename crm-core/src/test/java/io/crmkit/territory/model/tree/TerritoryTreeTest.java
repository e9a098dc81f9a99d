package io.crmkit.territory.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerritoryTreeTest {

  private static final TerritoryId CALIFORNIA = new TerritoryId("ca");

  private final TerritoryTree tree = TerritoryTree.of(List.of(
      territory("ca", "w", "California"), territory("na", null, "North America"), territory("w", "na", "West"),
      territory("e", "na", "East"), territory("w2", "na", "West 2"))).orElseThrow();

  @Test
  void knowsPathsAndLevels() {
    assertThat(tree.path(CALIFORNIA)).hasToString("/north-america/west/california/");
    assertThat(tree.level(CALIFORNIA)).isEqualTo(2);
    assertThat(tree.depth()).isEqualTo(3);
    assertThat(tree.at(new TerritoryPath("/north-america/west/"))).map(Territory::name).contains("West");
    assertThat(tree.at(new TerritoryPath("/west/"))).isEmpty();
    assertThat(tree.at(TerritoryPath.TOP)).isEmpty();
  }

  @Test
  void walksUpAndDownWithAndWithoutItself() {
    TerritoryId root = new TerritoryId("na");

    assertThat(tree.children(root)).extracting(Territory::name).containsExactly("East", "West", "West 2");
    assertThat(tree.below(root)).extracting(Territory::name).containsExactly("East", "West", "California", "West 2");
    assertThat(tree.atAndBelow(new TerritoryId("w"))).extracting(Territory::name)
        .containsExactly("West", "California");
    assertThat(tree.above(CALIFORNIA)).extracting(Territory::name).containsExactly("North America", "West");
    assertThat(tree.atAndAbove(CALIFORNIA)).extracting(Territory::name)
        .containsExactly("North America", "West", "California");
    assertThat(tree.isAbove(root, CALIFORNIA)).isTrue();
    assertThat(tree.isAbove(CALIFORNIA, CALIFORNIA)).isFalse();
  }

  @Test
  void handsItsPathsToEnginesThatKnowOnlyNames() {
    assertThat(tree.parentsByPath()).containsEntry("/north-america/", "/")
        .containsEntry("/north-america/west/california/", "/north-america/west/").hasSize(5);
  }

  @Test
  void namesEveryMemberOfALegacyCircleOnce() {
    List<Violation> problems = problems(
        territory("a", "c", "A"), territory("b", "a", "B"), territory("c", "b", "C"), territory("d", "c", "D"),
        territory("e", "e", "E"), territory("f", null, "F"));

    assertThat(problems).extracting(Violation::code)
        .containsExactlyInAnyOrder("territory.cycle", "territory.self-parent");
    assertThat(problems).filteredOn(problem -> problem.code().equals("territory.cycle")).singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("a (A)", "b (B)", "c (C)").doesNotContain("(D)"));
  }

  @Test
  void namesWhateverElseIsWrong() {
    assertThat(problems(territory("a", null, "West 2"), territory("b", null, "West-2"), territory("a", null, "X"),
        territory("c", "nowhere", "C"), territory("d", null, "!"))).extracting(Violation::pointer, Violation::code)
        .contains(
            tuple("/1", "territory.same-path"),
            tuple("/2", "territory.duplicate-id"),
            tuple("/3", "territory.unknown-parent"),
            tuple("/4", "territory.name"));
  }

  @Test
  void isAsDeepAsThereAreTerritories() {
    List<Territory> chain = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      chain.add(territory("t" + i, i == 0 ? null : "t" + (i - 1), "n" + i));
    }
    TerritoryTree deep = TerritoryTree.of(chain).orElseThrow();

    assertThat(deep.level(new TerritoryId("t19999"))).isEqualTo(19_999);
    assertThat(deep.above(new TerritoryId("t19999"))).hasSize(19_999);
    assertThat(deep.path(new TerritoryId("t1"))).hasToString("/n0/n1/");
  }

  private static Territory territory(String id, @Nullable String parent, String name) {
    return Territory.of(new TerritoryId(id), parent == null ? null : new TerritoryId(parent), Profile.named(name));
  }

  private static List<Violation> problems(Territory... territories) {
    return ((Invalid<TerritoryTree>) TerritoryTree.of(List.of(territories))).violations().all();
  }
}
