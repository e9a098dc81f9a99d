/** Claims to domains in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.domain.json;

import org.jspecify.annotations.NullMarked;
