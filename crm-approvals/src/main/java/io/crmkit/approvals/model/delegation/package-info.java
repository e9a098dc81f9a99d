/** Who acts for whom, for how long and in what: delegations, and the mandates that follow from chains of them. */
@NullMarked
package io.crmkit.approvals.model.delegation;

import org.jspecify.annotations.NullMarked;
