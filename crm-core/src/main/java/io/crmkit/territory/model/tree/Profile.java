package io.crmkit.territory.model.tree;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a territory is, apart from where it lies.
 *
 * @param name its last segment in paths is made of this
 * @param type the name of its type; null if it has none
 * @param access what its users may do, by kind of object such as {@code account} or {@code case}; a kind that is not
 *     named is open to nobody
 */
public record Profile(String name, @Nullable String type, Set<Sharing> sharing, Map<String, AccessLevel> access) {

  public Profile {
    Objects.requireNonNull(name, "name");
    EnumSet<Sharing> flags = EnumSet.noneOf(Sharing.class);
    flags.addAll(sharing);
    sharing = Collections.unmodifiableSet(flags);
    access = Collections.unmodifiableMap(new TreeMap<>(access));
  }

  /** A territory without a type, which shares with nobody and opens nothing. */
  public static Profile named(String name) {
    return new Profile(name, null, Set.of(), Map.of());
  }

  public Profile withName(String other) {
    return new Profile(other, type, sharing, access);
  }

  public Profile withType(@Nullable String other) {
    return new Profile(name, other, sharing, access);
  }

  public Profile withSharing(Set<Sharing> other) {
    return new Profile(name, type, other, access);
  }

  public Profile withAccess(Map<String, AccessLevel> other) {
    return new Profile(name, type, sharing, other);
  }

  /** Returns what users may do with objects of a kind. */
  public AccessLevel accessTo(String object) {
    return access.getOrDefault(object, AccessLevel.NONE);
  }

  /** Returns the name as it stands in paths. */
  public String segment() {
    return TerritoryPath.segment(name);
  }
}
