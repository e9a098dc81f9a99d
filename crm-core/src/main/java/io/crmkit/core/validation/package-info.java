/**
 * Jakarta Bean Validation for what a host hands in: {@link io.crmkit.core.validation.BeanChecks}.
 *
 * <pre>{@code
 * record Mailbox(@NotBlank String address, @Secret @Size(min = 12) String password) {}
 *
 * BeanChecks.check(mailbox).orElseThrow();   // "/password: password size must be between 12 and 2147483647."
 * }</pre>
 *
 * <p>The usual constraints are checked here; a constraint that is not among them is left to Hibernate Validator, which
 * is started at the first such constraint and needs no expression language. Everything is safe for concurrent use.
 */
@NullMarked
package io.crmkit.core.validation;

import org.jspecify.annotations.NullMarked;
