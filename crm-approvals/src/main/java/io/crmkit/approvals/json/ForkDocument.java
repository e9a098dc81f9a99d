package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Fork.Join;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * Branches as documents have them.
 *
 * @param join how many branches must be approved
 * @param branches the names of the steps of each branch, by its name
 */
record ForkDocument(
    Label name,
    Join join,
    @Size(min = 2, max = MOST_BRANCHES) Map<Label, @Size(min = 1, max = DefinitionDocument.MOST_STEPS) List<Label>>
        branches) {

  static final int MOST_BRANCHES = 50;
}
