/** Second factors in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.mfa.json;

import org.jspecify.annotations.NullMarked;
