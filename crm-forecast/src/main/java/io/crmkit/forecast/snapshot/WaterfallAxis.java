package io.crmkit.forecast.snapshot;

import io.crmkit.forecast.model.Deal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a waterfall is broken down by. */
public enum WaterfallAxis {

  /** Each owner is a node. */
  OWNER {
    @Override
    List<String> nodes(Deal deal) {
      return List.of(orNone(deal.owner()));
    }
  },

  /** Each territory is a node with all below it; a deal moves only at the nodes that do not hold both ends. */
  TERRITORY {
    @Override
    List<String> nodes(Deal deal) {
      return paths(orNone(deal.territory()));
    }
  },

  /** Each product is a node. */
  PRODUCT {
    @Override
    List<String> nodes(Deal deal) {
      return List.of(orNone(deal.product()));
    }
  };

  /** The node of all deals that have no owner, territory or product. */
  public static final String NONE = "";

  private static final String GAP = "/";

  /** Returns the nodes that a deal is in, the one it belongs to itself at the end. */
  abstract List<String> nodes(Deal deal);

  private static String orNone(@Nullable String name) {
    return name == null ? NONE : name;
  }

  private static List<String> paths(String territory) {
    List<String> paths = new ArrayList<>();
    StringBuilder path = new StringBuilder(GAP);
    for (String name : territory.split(GAP, -1)) {
      if (!name.isEmpty()) {
        paths.add(path.append(name).append(GAP).toString());
      }
    }
    return paths.isEmpty() ? List.of(NONE) : paths;
  }
}
