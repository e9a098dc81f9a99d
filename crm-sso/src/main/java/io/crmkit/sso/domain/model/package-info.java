/** The domains of tenants as values and rules: claimed, verified by a record of their DNS, routed to providers. */
@NullMarked
package io.crmkit.sso.domain.model;

import org.jspecify.annotations.NullMarked;
