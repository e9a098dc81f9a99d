package io.crmkit.territory.model.sharing;

import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who sees a record, as a pure function of the tree, of its users and of where the record is.
 *
 * <p>Users of a territory see what is in it, with the access level that it states for the kind of object. With the
 * same level a territory lets others see: with {@link Sharing#SHARE_WITH_PARENT} the users right above, with
 * {@link Sharing#SHARE_WITH_CHILDREN} those right below, and with {@link Sharing#RECURSIVE_SHARING} as well everybody
 * further on in those directions. Sharing does not hand on: what a territory shares with its parent, the parent does
 * not share again. So territories beside each other never see each other's records.
 */
public final class Viewers {

  private final TerritoryTree tree;
  private final Map<TerritoryId, ? extends Collection<String>> users;

  private Viewers(TerritoryTree tree, Map<TerritoryId, ? extends Collection<String>> users) {
    this.tree = tree;
    this.users = users;
  }

  /**
   * Returns who sees a record, in the order of the users' ids.
   *
   * @param users the users of each territory
   * @param territories where the record is; those that are not in the tree do not count
   * @param object the kind of the record, such as {@code account}
   */
  public static List<Sight> of(TerritoryTree tree, Map<TerritoryId, ? extends Collection<String>> users,
      Set<TerritoryId> territories, String object) {
    Viewers viewers = new Viewers(tree, users);
    Map<String, List<Ground>> grounds = new TreeMap<>();
    for (Territory each : tree.all()) {
      if (territories.contains(each.id())) {
        viewers.add(each, each.profile().accessTo(object), grounds);
      }
    }
    return grounds.entrySet().stream().map(each -> new Sight(each.getKey(), each.getValue())).toList();
  }

  private void add(Territory shared, AccessLevel level, Map<String, List<Ground>> grounds) {
    if (level == AccessLevel.NONE) {
      return;
    }
    for (Ground ground : grounds(shared, level)) {
      for (String user : users.containsKey(ground.viewer()) ? users.get(ground.viewer()) : List.<String>of()) {
        grounds.computeIfAbsent(user, unused -> new ArrayList<>()).add(ground);
      }
    }
  }

  private List<Ground> grounds(Territory shared, AccessLevel level) {
    Set<Sharing> flags = shared.profile().sharing();
    boolean further = flags.contains(Sharing.RECURSIVE_SHARING);
    List<Ground> grounds = new ArrayList<>();
    grounds.add(new Ground(shared.id(), shared.id(), Relation.SAME, level));
    if (flags.contains(Sharing.SHARE_WITH_PARENT)) {
      for (Territory each : tree.above(shared.id())) {
        boolean next = each.id().equals(shared.parent());
        if (next || further) {
          grounds.add(new Ground(shared.id(), each.id(), next ? Relation.PARENT : Relation.ABOVE, level));
        }
      }
    }
    if (flags.contains(Sharing.SHARE_WITH_CHILDREN)) {
      for (Territory each : further ? tree.below(shared.id()) : tree.children(shared.id())) {
        Relation relation = shared.id().equals(each.parent()) ? Relation.CHILD : Relation.BELOW;
        grounds.add(new Ground(shared.id(), each.id(), relation, level));
      }
    }
    return grounds;
  }
}
