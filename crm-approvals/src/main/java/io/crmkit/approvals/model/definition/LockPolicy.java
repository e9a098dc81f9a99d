package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.FieldPath;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields of a record nobody may change while a request for it is pending. The host asks before it writes; see
 * {@link io.crmkit.approvals.model.LockState}.
 *
 * @param free who may change everything all the same
 * @param exemptions fields that are free for everybody, or for some
 */
public record LockPolicy(Whom free, List<Exemption> exemptions) {

  /** Everything is locked, for everybody. */
  public static final LockPolicy ALL = new LockPolicy(Whom.NOBODY, List.of());

  public LockPolicy {
    exemptions = List.copyOf(exemptions);
  }

  /**
   * Fields that may be changed; whatever lies within one of them is one, too.
   *
   * @param fields at least one
   * @param whom by whom
   */
  public record Exemption(List<FieldPath> fields, Whom whom) {
    public Exemption {
      fields = List.copyOf(fields);
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("an exemption from a lock needs at least one field");
      }
    }
  }

  /**
   * People, by what they are to the request or by name.
   *
   * @param parties what they are to the request
   * @param people who they are, whatever they are to the request
   */
  public record Whom(Set<Party> parties, List<ApproverRef> people) {

    public static final Whom NOBODY = new Whom(Set.of(), List.of());
    public static final Whom EVERYBODY = new Whom(Set.of(Party.EVERYBODY), List.of());

    public Whom {
      parties = parties.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(parties));
      people = List.copyOf(people);
    }
  }

  /** What somebody is to a request. */
  public enum Party {
    EVERYBODY,

    /** Who submitted it. */
    REQUESTER,

    /** Who is asked for a vote now. */
    ASKED,

    /** The administrators of its definition. */
    ADMINISTRATORS
  }
}
