package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What approvals stand for; an empty object is for every field. */
record ContentDocument(
    @Nullable @Size(min = 1, max = LockDocument.MOST) List<PathText> watch, @Nullable AfterApproval afterApproval) {}
