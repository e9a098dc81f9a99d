/** Second factors as values and rules: what a user has enrolled, and what becomes of a code. */
@NullMarked
package io.crmkit.sso.mfa.model;

import org.jspecify.annotations.NullMarked;
