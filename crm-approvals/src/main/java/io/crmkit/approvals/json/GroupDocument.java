package io.crmkit.approvals.json;

import io.crmkit.core.Scalar;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The people of one group. */
@Scalar
record GroupDocument(@Size(min = 1, max = MOST) List<ApproverDocument> approvers) {

  static final int MOST = 1_000;
}
