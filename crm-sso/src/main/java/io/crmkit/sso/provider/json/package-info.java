/** Identity providers in the form that is stored and published. */
@NullMarked
package io.crmkit.sso.provider.json;

import org.jspecify.annotations.NullMarked;
