/** Accounts in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.account.json;

import org.jspecify.annotations.NullMarked;
