/** Refresh tokens and signing keys in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.token.json;

import org.jspecify.annotations.NullMarked;
