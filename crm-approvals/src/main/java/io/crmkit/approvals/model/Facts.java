package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the directory and the calendars answered before a decision.
 *
 * @param people the active people behind each reference that was asked about, in the directory's order
 * @param inactive those of the people named in the command who may not act
 * @param calendars when people work, as far as deadlines depend on it
 * @param agency for whom the person may act who gave the command
 * @param administrators the active people behind {@link Inquiry#administrators}, by what the subject says before the
 *     command changes it; of those, nobody administers the request whom this leaves out
 */
public record Facts(
    Map<ApproverRef, List<Actor>> people, Set<Actor> inactive, Calendars calendars, Agency agency,
    Set<Actor> administrators) {

  /** No answers, for commands that need none. */
  public static final Facts NONE = new Facts(Map.of(), Set.of());

  public Facts {
    people = Map.copyOf(people);
    inactive = Set.copyOf(inactive);
    Objects.requireNonNull(calendars, "calendars");
    Objects.requireNonNull(agency, "agency");
    administrators = Set.copyOf(administrators);
  }

  /** Answers for a command that leaves what the subject says as it is. */
  public Facts(Map<ApproverRef, List<Actor>> people, Set<Actor> inactive, Calendars calendars, Agency agency) {
    this(people, inactive, calendars, agency, Set.of());
  }

  /** Answers where nobody acts for anybody else. */
  public Facts(Map<ApproverRef, List<Actor>> people, Set<Actor> inactive, Calendars calendars) {
    this(people, inactive, calendars, Agency.NONE);
  }

  /** Answers without a calendar, where nobody acts for anybody else. */
  public Facts(Map<ApproverRef, List<Actor>> people, Set<Actor> inactive) {
    this(people, inactive, Calendars.NONE, Agency.NONE);
  }

  /**
   * Returns the people behind one reference.
   *
   * @throws IllegalArgumentException if the directory was not asked about it
   */
  public List<Actor> people(ApproverRef ref) {
    List<Actor> found = people.get(ref);
    if (found == null) {
      throw new IllegalArgumentException("the facts do not say who is behind " + ref);
    }
    return found;
  }

  List<Actor> people(Collection<? extends ApproverRef> refs) {
    Set<Actor> all = new LinkedHashSet<>();
    refs.forEach(ref -> all.addAll(people(ref)));
    return new ArrayList<>(all);
  }
}
