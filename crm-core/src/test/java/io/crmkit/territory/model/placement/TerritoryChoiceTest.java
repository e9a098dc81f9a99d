package io.crmkit.territory.model.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.placement.TerritoryChoice.First;
import io.crmkit.territory.model.placement.TerritoryChoice.OfNone;
import io.crmkit.territory.model.placement.TerritoryChoice.Only;
import io.crmkit.territory.model.placement.TerritoryChoice.Tie;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerritoryChoiceTest {

  private static final TerritoryId GEO = new TerritoryId("geo");
  private static final TerritoryId GEO_2 = new TerritoryId("geo2");
  private static final TerritoryId NAMED = new TerritoryId("named");
  private static final TerritoryId PLAIN = new TerritoryId("plain");

  private final Drawn model = new Drawn("2025",
      List.of(new TerritoryType("geo", Integer.MIN_VALUE), new TerritoryType("named", 5)),
      List.of(territory(GEO, "geo"), territory(GEO_2, "geo"), territory(NAMED, "named"), territory(PLAIN, null)));

  @Test
  void takesNoneOfNone() {
    assertThat(choice()).isEqualTo(new OfNone());
    assertThat(choice(new TerritoryId("elsewhere"))).isEqualTo(new OfNone());
    assertThat(choice().territory()).isEmpty();
  }

  @Test
  void takesTheOnlyOne() {
    assertThat(choice(PLAIN)).isEqualTo(new Only(PLAIN));
    assertThat(choice(PLAIN, new TerritoryId("elsewhere")).territory()).contains(PLAIN);
  }

  @Test
  void takesTheOneOfTheGreatestPriority() {
    assertThat(choice(GEO, NAMED, GEO_2)).isEqualTo(new First(NAMED, List.of(GEO, GEO_2)));
    assertThat(choice(PLAIN, GEO).territory()).contains(GEO);
  }

  @Test
  void takesNoneOfEquals() {
    assertThat(choice(GEO, GEO_2, PLAIN)).isEqualTo(new Tie(List.of(GEO, GEO_2)));
    assertThat(choice(GEO, GEO_2).territory()).isEmpty();
  }

  private TerritoryChoice choice(TerritoryId... territories) {
    return TerritoryChoice.among(model, Set.of(territories));
  }

  private static Territory territory(TerritoryId id, @Nullable String type) {
    return Territory.of(id, null, Profile.named(id.value()).withType(type));
  }
}
