/** Sessions in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.session.json;

import org.jspecify.annotations.NullMarked;
