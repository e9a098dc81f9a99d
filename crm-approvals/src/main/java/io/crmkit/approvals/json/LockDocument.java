package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.core.Scalar;
import io.crmkit.core.json.ByFirstMember;
import io.crmkit.core.naming.JsonName;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pending request locks; an empty object locks everything for everybody.
 *
 * @param parties with {@code who}, those for whom nothing is locked
 */
record LockDocument(
    @Nullable @Size(max = MOST) List<Exemption> except,
    @Nullable @JsonName("for") @Size(max = MOST) List<Party> parties,
    @Nullable @Size(max = MOST) List<ApproverDocument> who) {

  static final int MOST = 200;

  /** What is not locked: a field by its bare path, for everybody, or fields and for whom. */
  @ByFirstMember
  sealed interface Exemption {}

  @Scalar
  record Field(PathText field) implements Exemption {}

  record Fields(
      @Size(min = 1, max = MOST) List<PathText> fields,
      @Nullable @JsonName("for") @Size(max = MOST) List<Party> parties,
      @Nullable @Size(max = MOST) List<ApproverDocument> who)
      implements Exemption {}
}
