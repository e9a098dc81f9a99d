/** What approval chains need from their host: one interface per collaborator, no implementations. */
@NullMarked
package io.crmkit.approvals.port;

import org.jspecify.annotations.NullMarked;
