/** What tokens say, the families that refresh tokens form, and the rings of keys that access tokens are signed with. */
@NullMarked
package io.crmkit.sso.token.model;

import org.jspecify.annotations.NullMarked;
