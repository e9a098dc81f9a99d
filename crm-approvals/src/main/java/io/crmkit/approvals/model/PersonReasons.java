package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is, or is not, asked in a step.
 *
 * @param namedBy the references of the step that lead to them by now; none for those who came to a seat in another way
 * @param place what they have to do with the step
 * @param barred by which rule they must not decide it; null if by none
 */
public record PersonReasons(
    Actor person, List<ApproverRef> namedBy, Place place, Barred.@Nullable Reason barred) {

  public PersonReasons {
    Objects.requireNonNull(person, "person");
    namedBy = List.copyOf(namedBy);
    Objects.requireNonNull(place, "place");
  }

  /** What somebody has to do with a step. */
  public enum Place {

    /** Their vote is asked for now. */
    ASKED,

    /** They hold a seat whose turn has not come. */
    WAITING,

    /** They have voted, or somebody has in their place. */
    VOTED,

    /** Their seat lost its right to vote, or became vacant. */
    OUT,

    /** They are named and hold no seat: barred, or named only since the step opened. */
    WITHOUT_SEAT;

    private String text() {
      return switch (this) {
        case ASKED -> "is asked";
        case WAITING -> "waits for their turn";
        case VOTED -> "has voted";
        case OUT -> "no longer decides";
        case WITHOUT_SEAT -> "holds no seat";
      };
    }
  }

  private static String named(ApproverRef ref) {
    return ref instanceof ApproverRef.User ? "name" : ref.text();
  }

  /** Returns this in English. */
  public String text() {
    String named = namedBy.isEmpty()
        ? ""
        : namedBy.stream().map(PersonReasons::named).collect(Collectors.joining(" and by ", ", named by ", ""));
    return "%s %s%s%s".formatted(person, place.text(), named, barred == null ? "" : ", because " + barred.text());
  }
}
