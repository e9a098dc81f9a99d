package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Scalar;
import io.crmkit.core.json.ByFirstMember;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is meant: the id of a person as bare text, or an object that begins with how the people are found. */
@ByFirstMember
sealed interface ApproverDocument {

  int MOST_ROWS = 100;

  /** Returns what the votes of these people weigh; null for one, and where nothing is weighed. */
  @Nullable Integer weight();

  @Scalar
  record Id(Label user) implements ApproverDocument {
    @Override
    public @Nullable Integer weight() {
      return null;
    }
  }

  record User(Label user, @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight) implements ApproverDocument {}

  record Role(Label role, @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight) implements ApproverDocument {}

  record Group(Label group, @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight) implements ApproverDocument {}

  record Manager(
      @Min(1) @Max(ApproverRef.Manager.MOST_LEVELS) int manager,
      @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight)
      implements ApproverDocument {}

  record Field(PathText field, @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight) implements ApproverDocument {}

  record UpToLimit(
      ComputationText upToLimit,
      ApproverRef.@Nullable Asks ask,
      @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight)
      implements ApproverDocument {}

  record Matrix(
      @Size(min = 1, max = MOST_ROWS) List<Row> matrix,
      ApproverRef.@Nullable Asks ask,
      @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight)
      implements ApproverDocument {}

  /** A row of a matrix. */
  record Row(@Nullable ConditionText when, @Size(min = 1, max = GroupDocument.MOST) List<ApproverDocument> approvers) {}

  record Computed(ComputationText expression, @Nullable @Min(1) @Max(Slate.MAX_WEIGHT) Integer weight)
      implements ApproverDocument {}
}
