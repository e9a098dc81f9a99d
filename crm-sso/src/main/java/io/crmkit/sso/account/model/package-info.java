/** Accounts as values and rules: who may log in, by which identities, with which roles; what a first login makes of somebody. */
@NullMarked
package io.crmkit.sso.account.model;

import org.jspecify.annotations.NullMarked;
