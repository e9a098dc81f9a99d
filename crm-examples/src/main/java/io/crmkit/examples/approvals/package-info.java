/** Hosts of crm-approvals. */
@NullMarked
package io.crmkit.examples.approvals;

import org.jspecify.annotations.NullMarked;
